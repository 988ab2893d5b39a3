/** The parts that an entered total is compared with (勾稽关系). */
import type { Indicator, MeasuredIndicator } from '../../../entries/rules/facts';
import { figureText } from '../../../domain/figure-text';
import { compare, sumOf, type Quantity } from '../../../domain/quantity';
import type { Message } from '../../../domain/finding';
import { distanceBetween } from './spread';
import { amountOf, ENTERED_DECIMALS, nameOf } from './wording';

/** A measured indicator with its measured parts; calculated parts are replaced by their own parts. */
export interface Breakdown {
  readonly total: MeasuredIndicator;
  readonly parts: readonly MeasuredIndicator[];
}

/** @returns null if a part is counted (no entry states it), or is a part of itself. */
function measuredParts(
  indicators: ReadonlyMap<string, Indicator>,
  codes: readonly string[],
  above: readonly string[],
): readonly MeasuredIndicator[] | null {
  const found: MeasuredIndicator[] = [];
  for (const code of codes) {
    const part = indicators.get(code);
    if (part === undefined || part.source === 'counted' || part.source === 'ratio' || above.includes(code))
      return null;
    const measured =
      part.source === 'measured' ? [part] : measuredParts(indicators, part.parts, [...above, code]);
    if (measured === null) return null;
    found.push(...measured);
  }
  return found;
}

/** The measured indicators that have parts. */
export function breakdownsOf(indicators: ReadonlyMap<string, Indicator>): readonly Breakdown[] {
  return [...indicators.values()].flatMap((total) => {
    if (total.source !== 'measured' || total.parts.length === 0) return [];
    const parts = measuredParts(indicators, total.parts, [total.code]);
    return parts === null ? [] : [{ total, parts }];
  });
}

/** The total and the sum of its reported parts, which contradict each other; both count the same thing. */
export interface Contradiction {
  readonly total: Quantity;
  readonly sum: Quantity;
  /** Every part is reported. */
  readonly complete: boolean;
}

/**
 * Null if there is no contradiction. A part that is not reported is not zero: it may be the rest
 * of the total, so then only a sum that is too large contradicts the total.
 */
export function contradictionOf(
  total: Quantity | null,
  parts: readonly (Quantity | null)[],
): Contradiction | null {
  const sum = sumOf(parts);
  if (total === null || sum === null) return null;
  const complete = !parts.includes(null);
  const order = compare(sum, total);
  return order > 0 || (complete && order < 0) ? { total, sum, complete } : null;
}

/** “…” is 100 people, but its parts (“…” 30 people, “…” 60 people) add up to 90 people, which is 10 less. */
export function wordsOfContradiction(
  { total: indicator, parts }: Breakdown,
  values: readonly (Quantity | null)[],
  { total, sum }: Contradiction,
): Message {
  const name = nameOf(indicator);
  const listed = parts.map((part, index) => {
    const [partName, amount] = [nameOf(part), amountOf(part, values[index] ?? null)];
    return { zh: `${partName['zh-Hans']}${amount['zh-Hans']}`, en: `${partName.en} ${amount.en}` };
  });
  const more = compare(sum, total) > 0;
  const distance = distanceBetween(sum, total);
  const difference = amountOf(indicator, distance);
  const [whole, added] = [amountOf(indicator, total), amountOf(indicator, sum)];
  return {
    'zh-Hans': `${name['zh-Hans']}为${whole['zh-Hans']}，而各分项（${listed.map(({ zh }) => zh).join('、')}）之和为${added['zh-Hans']}，${more ? '多' : '少'}${difference['zh-Hans']}。`,
    en: `${name.en} is ${whole.en}, but its parts (${listed.map(({ en }) => en).join(', ')}) add up to ${added.en}, which is ${figureText(distance, ENTERED_DECIMALS, 'en')} ${more ? 'more' : 'less'}.`,
  };
}
