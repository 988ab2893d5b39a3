/** The figures of a month's parts do not add up to the figure of their total (勾稽关系). */
import { figureReader } from '../../../totals/rules/figure';
import { spanOf } from '../../../domain/spans';
import { compare } from '../../../domain/quantity';
import { isLevel } from '../../../ledger/rules/rules';
import type { Check, Found } from '../check';
import { exampleActivity, exampleFacts, exampleOf } from '../example-facts';
import type { CheckedActivity, CheckedProgramme, CheckFacts } from '../facts';
import { enteredValue, foundInTotal } from './entered';
import { EXAMPLE_BREAKDOWN, exampleCells } from './example-figures';
import { breakdownsOf, contradictionOf, wordsOfContradiction, type Breakdown } from './parts';
import { digitsOf } from './wording';

/**
 * Only sums of sums add up: the largest part and the largest total may come from different activities,
 * and the states that a level carries come from other months.
 */
function addsUp({ total, parts }: Breakdown): boolean {
  return [total, ...parts].every((indicator) => indicator.aggregationType === 'SUM' && !isLevel(indicator));
}

/** A counted activity gives the total without all of its parts: then the parts may be less than the total. */
function isOpen({ total, parts }: Breakdown, activities: readonly CheckedActivity[]): boolean {
  return activities.some(
    (activity) =>
      activity.status === 'published' &&
      enteredValue(activity, total.code) !== null &&
      parts.some(({ code }) => enteredValue(activity, code) === null),
  );
}

function contradictions({ facts, activities }: CheckedProgramme, { month }: CheckFacts): readonly Found[] {
  const read = figureReader(facts.indicators, facts);
  const span = spanOf('month', month, facts.programme);
  return breakdownsOf(facts.indicators)
    .filter(addsUp)
    .flatMap((breakdown) => {
      const { total, parts } = breakdown;
      const values = parts.map(({ code }) => read(code, span));
      const contradiction = contradictionOf(read(total.code, span), values);
      if (contradiction === null) return [];
      const open = isOpen(breakdown, activities);
      if (open && compare(contradiction.sum, contradiction.total) < 0) return [];
      const severity = open ? 'warning' : 'error';
      const particulars = [digitsOf(contradiction.total), ...values.map(digitsOf)];
      const words = wordsOfContradiction(breakdown, values, contradiction);
      return [
        foundInTotal(total.code, severity, particulars, {
          'zh-Hans': `本月${words['zh-Hans']}`,
          en: `In the month, ${words.en}`,
        }),
      ];
    });
}

export const partsAgainstMonthTotal: Check = {
  code: 'parts-against-month-total',
  title: { 'zh-Hans': '全月分项与合计不符', en: 'Parts against the total of the month' },
  rule: {
    'zh-Hans':
      '勾稽关系：填报的合计指标，全月数应等于各分项全月数之和（只查求和的指标）。有活动只填合计、未填全分项时，只查分项之和是否超出，提示而不拦。',
    en: 'The month’s figure of an entered total is the sum of the figures of its parts, where all are sums. Where an activity gives the total without all of its parts, they may fall short, and a sum that exceeds the total is a warning.',
  },
  run: contradictions,
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN, {
          cells: exampleCells({ readers: '104', children: '63', adults: '40' }),
        }),
        activities: [exampleActivity({ measurements: { readers: '104', children: '63', adults: '40' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN, {
          cells: exampleCells({ readers: '104', children: '63', adults: '41' }),
        }),
      }),
  },
};
