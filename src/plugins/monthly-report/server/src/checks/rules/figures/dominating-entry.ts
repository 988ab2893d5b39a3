/** One activity makes most of a month's total: this may be right, but an editor should look before it is printed. */
import { figureText } from '../../../domain/figure-text';
import type { MeasuredIndicator } from '../../../entries/rules/facts';
import { compare, fromInteger, ratioOf, sumOf, type Quantity } from '../../../domain/quantity';
import type { Check, Found } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedProgramme } from '../facts';
import { foundInActivity, isSingle, measuredIndicators, reportedFor, type EnteredValue } from './entered';
import { times } from './spread';
import { amountOf, digitsOf, entryName, nameOf } from './wording';

/** With fewer entries, it is normal that one of them is large. */
const FEWEST_ENTRIES = 5;
const SHARE_IN_PERCENT = 80n;
const ZERO = fromInteger(0);

function dominates({ value }: EnteredValue, total: Quantity): boolean {
  return compare(times(value, 100n), times(total, SHARE_IN_PERCENT)) > 0;
}

function foundDominating(entered: EnteredValue, total: Quantity, entries: number): Found {
  const { activity, indicator, value } = entered;
  const [entry, name] = [entryName(activity), nameOf(indicator)];
  const [amount, whole] = [amountOf(indicator, value), amountOf(indicator, total)];
  const percent = figureText(ratioOf(times(value, 100n), total), 1, 'en');
  return foundInActivity(activity, 'info', [indicator.code, digitsOf(value), digitsOf(total)], {
    'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}为${amount['zh-Hans']}，占本月${entries}条填报合计${whole['zh-Hans']}的${percent}%。`,
    en: `${entry.en} reports ${amount.en} for ${name.en}: ${percent}% of the ${whole.en} that ${entries} entries of the month add up to.`,
  });
}

function dominating({ activities }: CheckedProgramme, indicator: MeasuredIndicator): readonly Found[] {
  const entered = reportedFor(activities, indicator).filter(({ value }) => compare(value, ZERO) > 0);
  const total = sumOf(entered.map(({ value }) => value));
  if (total === null || entered.length < FEWEST_ENTRIES) return [];
  return entered
    .filter((one) => isSingle(one.activity) && dominates(one, total))
    .map((one) => foundDominating(one, total, entered.length));
}

function reporting(...values: readonly string[]) {
  return exampleOf({
    activities: values.map((participants, index) =>
      exampleActivity({ documentId: `activity-${index}`, measurements: { participants } }),
    ),
  });
}

export const dominatingEntry: Check = {
  code: 'dominating-entry',
  title: { 'zh-Hans': '一条占去大半合计', en: 'One entry dominates a total' },
  rule: {
    'zh-Hans': '求和的指标，本月至少5条填报大于0时，单场活动的数超过合计的80%应看一眼；汇总条目不查。',
    en: 'Of an indicator that is summed, with at least five entries above zero in the month, one activity makes more than 80% of the total; summary entries are exempt.',
  },
  run: (programme) =>
    measuredIndicators(programme)
      .filter(({ aggregationType }) => aggregationType === 'SUM')
      .flatMap((indicator) => dominating(programme, indicator)),
  examples: {
    fires: () => reporting('12', '20', '9', '15', '900'),
    silent: () => reporting('12', '20', '900', '0', '0'),
  },
};
