/** A large part of a partner's breakdown belongs to no option: this rest is printed as unknown (不详). */
import type { Dimension } from '../../../entries/rules/facts';
import { figureText } from '../../../domain/figure-text';
import { optionCode } from '../../../domain/option-codes';
import { compare, fromInteger, ratioOf, subtract, sumOf, type Quantity } from '../../../domain/quantity';
import { both, exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { Check, Found } from '../check';
import { partnerName } from '../partner-name';
import { partnerFigures, type PartnerFigure } from './partner-figures';
import { foundInFigure } from './usual';
import { times } from './spread';
import { nameOf } from './wording';

/** Per cent of the figure. */
const MOST_UNKNOWN = 20n;

/** The unknown per cent; null if nothing is broken down, or if it is within the limit. */
function unknownShare({ indicator, entered }: PartnerFigure, dimension: Dimension): Quantity | null {
  const codes = dimension.options.map((option) => optionCode(indicator.code, dimension.code, option.code));
  const known = sumOf(
    entered.flatMap(({ activity }) => codes.map((code) => activity.measurements.get(code) ?? null)),
  );
  const whole = sumOf(entered.map(({ value }) => value));
  if (known === null || whole === null || compare(whole, NOTHING) <= 0) return null;
  const percent = ratioOf(times(subtract(whole, known), 100n), whole);
  return compare(percent, fromInteger(MOST_UNKNOWN)) > 0 ? percent : null;
}

const NOTHING = fromInteger(0);

const sex: Dimension = {
  code: 'sex',
  name: both('性别', 'sex'),
  options: ['female', 'male'].map((code) => ({ code, label: both(code) })),
};
const readers = exampleIndicator({ dimensions: [sex] });

const breakingDown = (female: string) =>
  exampleOf({
    facts: exampleFacts([readers]),
    activities: [
      exampleActivity({
        measurements: { participants: '30', [optionCode(readers.code, 'sex', 'female')]: female },
      }),
    ],
  });

export const mostlyUnknown: Check = {
  code: 'mostly-unknown',
  title: { 'zh-Hans': '分组不详过多', en: 'Much is of no option' },
  rule: {
    'zh-Hans': '伙伴本月按维度分组填报的指标，不详（总数减去各选项）不应超过两成。',
    en: 'Of an indicator that a partner breaks down in the month, no more than a fifth is of no option.',
  },
  run: (programme, facts) =>
    partnerFigures(programme, facts).flatMap((figure): Found[] => {
      // For LAST only one entry counts, and only the totals decide which.
      if (figure.indicator.aggregationType !== 'SUM') return [];
      return (figure.indicator.dimensions ?? []).flatMap((dimension): Found[] => {
        const share = unknownShare(figure, dimension);
        if (share === null) return [];
        const [who, what] = [partnerName(facts, figure.partner), nameOf(figure.indicator)];
        const percent = figureText(share, 0, 'en');
        const by = { zh: dimension.name['zh-Hans'], en: dimension.name.en ?? dimension.code };
        return [
          foundInFigure(figure, 'warning', [dimension.code, percent], {
            'zh-Hans': `${who['zh-Hans']}的${what['zh-Hans']}按${by.zh}分组，有${percent}%不详。`,
            en: `${who.en} breaks down ${what.en} by ${by.en}, and ${percent}% is unknown.`,
          }),
        ];
      });
    }),
  examples: { fires: () => breakingDown('20'), silent: () => breakingDown('24') },
};
