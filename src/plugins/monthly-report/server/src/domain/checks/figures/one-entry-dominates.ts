import { add, compare, fromInteger } from '../../quantity';
import type { Check } from '../check';
import { nameOfActivity } from '../entry-names';
import { exampleActivity, exampleOf } from '../example-facts';
import { measuredIndicators, valuesOfSingles } from './measured-of';
import { labelOf, printed } from './printed';
import { isMore } from './spread';

/** Of fewer entries one is naturally most of the total. */
const FEWEST_ENTRIES = 5;
const LARGEST_SHARE = { of: 9n, in: 10n } as const;
const ZERO = fromInteger(0);

const entries = (values: readonly string[]) =>
  values.map((value, index) =>
    exampleActivity({ documentId: `activity-${index}`, measurements: { participants: value } }),
  );

export const oneEntryDominates: Check = {
  code: 'one-entry-dominates',
  title: { 'zh-Hans': '一条活动占了合计的绝大部分', en: 'One entry is nearly all of a total' },
  rule: {
    'zh-Hans': `${FEWEST_ENTRIES}条以上的活动中，一条的数值超过合计的九成；汇总条目除外。`,
    en: `Of ${FEWEST_ENTRIES} activities or more, one holds over nine tenths of their total; summaries are exempt.`,
  },
  run: (programme) => {
    const values = valuesOfSingles(programme);
    return measuredIndicators(programme)
      .filter(({ aggregationType }) => aggregationType === 'SUM')
      .flatMap((indicator) => {
        const own = values.filter((value) => value.indicator === indicator && compare(value.value, ZERO) > 0);
        const total = own.reduce((sum, { value }) => add(sum, value), ZERO);
        const largest = own.find(({ value }) => isMore(value, LARGEST_SHARE.in, total, LARGEST_SHARE.of));
        if (own.length < FEWEST_ENTRIES || largest === undefined) return [];
        const { activity, value } = largest;
        const [name, label] = [nameOfActivity(activity), labelOf(indicator)];
        const [is, all] = [printed(value, indicator), printed(total, indicator)];
        return [
          {
            severity: 'info' as const,
            partner: activity.partner,
            subject: { kind: 'activity' as const, documentId: activity.documentId },
            particulars: [indicator.code, is['zh-Hans'], all['zh-Hans']],
            message: {
              'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}为${is['zh-Hans']}，而${own.length}条活动合计才${all['zh-Hans']}，请核对。`,
              en: `${name.en}: ${label.en} is ${is.en} of the ${all.en} that ${own.length} activities add up to.`,
            },
          },
        ];
      });
  },
  examples: {
    fires: () => exampleOf({ activities: entries(['20', '3000', '15', '32', '18']) }),
    silent: () => exampleOf({ activities: entries(['20', '30', '15', '32', '18']) }),
  },
};
