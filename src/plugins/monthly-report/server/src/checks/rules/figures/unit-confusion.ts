/** Units that people confuse, and the factor by which a figure is then wrong. */
import { compare } from '../../../domain/quantity';
import type { Message } from '../../../domain/finding';
import { times } from './spread';
import type { ComparedFigure } from './usual';

interface Confusion {
  /** The unit the figure seems to be in. */
  readonly seems: Message;
  /** The factor by which it is then wrong, as a fraction. */
  readonly times: bigint;
  readonly over: bigint;
}

const KILOGRAMS: Message = { 'zh-Hans': '千克', en: 'kilograms' };
const TONNES: Message = { 'zh-Hans': '吨', en: 'tonnes' };
const GRAMS: Message = { 'zh-Hans': '克', en: 'grams' };
const YUAN: Message = { 'zh-Hans': '元', en: 'yuan' };
const TEN_THOUSAND_YUAN: Message = { 'zh-Hans': '万元', en: 'ten thousands of yuan' };

const ofKilograms: readonly Confusion[] = [
  { seems: TONNES, times: 1n, over: 1000n },
  { seems: GRAMS, times: 1000n, over: 1n },
];
const ofTonnes: readonly Confusion[] = [{ seems: KILOGRAMS, times: 1000n, over: 1n }];

/** By the unit of the indicator, as it is written in Chinese. */
const CONFUSIONS: ReadonlyMap<string, readonly Confusion[]> = new Map([
  ['kg', ofKilograms],
  ['千克', ofKilograms],
  ['公斤', ofKilograms],
  ['t', ofTonnes],
  ['吨', ofTonnes],
  ['元', [{ seems: TEN_THOUSAND_YUAN, times: 1n, over: 10_000n }]],
  ['万元', [{ seems: YUAN, times: 10_000n, over: 1n }]],
]);

/** The distance from the factor that still counts as that factor: months normally differ up to threefold. */
const TOLERANCE = 3n;

/** The confusion that would explain the distance of the figure from the usual one; null if there is none. */
export function confusionOf({ indicator, value, usual }: ComparedFigure): Confusion | null {
  const confusions = CONFUSIONS.get(indicator.unit?.['zh-Hans'].toLowerCase() ?? '') ?? [];
  const fits = ({ times: factor, over }: Confusion) => {
    const [found, expected] = [times(value, over), times(usual, factor)];
    return compare(times(found, TOLERANCE), expected) >= 0 && compare(found, times(expected, TOLERANCE)) <= 0;
  };
  return confusions.find(fits) ?? null;
}
