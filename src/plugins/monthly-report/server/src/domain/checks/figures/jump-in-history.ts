import { toMonth } from '../../month';
import { compare, fromInteger, type Quantity } from '../../quantity';
import type { Check } from '../check';
import { exactly, exampleActivity, exampleOf } from '../example-facts';
import type { PastValue } from '../facts';
import { nameOfPartner } from '../partner-name';
import { partnerMonths } from './partner-months';
import { labelOf, printed } from './printed';
import { distance, isMore, meanOf, medianOf } from './spread';

/** With fewer months nobody can say what is usual. */
const FEWEST_MONTHS = 6;
const ZERO = fromInteger(0);

/**
 * The modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993):
 * 0.6745 × |x − median| ÷ MAD, an outlier above 3.5; where more than half of the values are
 * equal and MAD is 0, |x − median| ÷ (1.253314 × mean absolute deviation) in its place. A value
 * that is less than half as much again, or more than two thirds, of the median is no jump
 * however regular the partner is.
 */
function isJump(value: Quantity, earlier: readonly Quantity[]): boolean {
  const median = medianOf(earlier);
  const gap = distance(value, median);
  const isLarge = isMore(value, 2n, median, 3n) || isMore(median, 2n, value, 3n);
  if (!isLarge) return false;
  const distances = earlier.map((one) => distance(one, median));
  const deviation = medianOf(distances);
  if (compare(deviation, ZERO) > 0) return isMore(gap, 6745n, deviation, 35_000n);
  return isMore(gap, 1_000_000n, meanOf(distances), 4_386_599n);
}

const past = (values: readonly string[]): PastValue[] =>
  values.map((value, index) => ({
    partner: 'green_home',
    indicator: 'participants',
    month: toMonth(`2020-${String(index + 1).padStart(2, '0')}`),
    value: exactly(value),
  }));

const REGULAR = ['118', '124', '120', '131', '115', '122', '127'];

export const jumpInHistory: Check = {
  code: 'jump-in-history',
  title: { 'zh-Hans': '与以往相差悬殊', en: 'A jump against the past' },
  rule: {
    'zh-Hans': `机构本月数与其以往各月（至少${FEWEST_MONTHS}个月）相比，修正Z分数大于3.5。`,
    en: `A partner's month lies further from its own months before (at least ${FEWEST_MONTHS}) than a modified z-score of 3.5.`,
  },
  run: (programme, facts) =>
    partnerMonths(programme).flatMap(({ partner, indicator, value, earlier }) => {
      if (earlier.length < FEWEST_MONTHS || !isJump(value, earlier)) return [];
      const [name, label] = [nameOfPartner(facts, partner), labelOf(indicator)];
      const [is, usual] = [printed(value, indicator), printed(medianOf(earlier), indicator)];
      return [
        {
          severity: 'warning' as const,
          partner,
          subject: { kind: 'partner' as const, partner },
          particulars: [indicator.code, is['zh-Hans']],
          message: {
            'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}本月${is['zh-Hans']}，以往${earlier.length}个月的中位数是${usual['zh-Hans']}，相差悬殊，请核对。`,
            en: `${name.en}: ${label.en} is ${is.en} this month, against a median of ${usual.en} in ${earlier.length} months before.`,
          },
        },
      ];
    }),
  examples: {
    fires: () =>
      exampleOf({
        history: past(REGULAR),
        activities: [exampleActivity({ measurements: { participants: '640' } })],
      }),
    silent: () =>
      exampleOf({
        history: past(REGULAR),
        activities: [exampleActivity({ measurements: { participants: '150' } })],
      }),
  },
};
