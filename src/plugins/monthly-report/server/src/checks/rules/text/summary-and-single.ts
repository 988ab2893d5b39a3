import { compare, fromInteger, sumOf, type Quantity } from '../../../domain/quantity';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { nameOfActivity } from '../entry-names';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedActivity, CheckedProgramme } from '../facts';
import { enteredValue, isSingle, measuredIndicators } from '../figures/entered';
import { amountOf, digitsOf, nameOf } from '../figures/wording';

/** Smaller figures are often equal by chance. */
const SMALLEST = fromInteger(10);

function shareAPlace(summary: CheckedActivity, single: CheckedActivity): boolean {
  return summary.communities.some((code) => single.communities.includes(code));
}

/** The single activities whose figure the summary repeats: one of them, or all together. */
function repeated(
  value: Quantity,
  singles: readonly CheckedActivity[],
  code: string,
): readonly CheckedActivity[] {
  const reporting = singles.filter((single) => enteredValue(single, code) !== null);
  const one = reporting.find((single) => {
    const own = enteredValue(single, code);
    return own !== null && compare(own, value) === 0;
  });
  if (one !== undefined) return [one];
  const sum = sumOf(reporting.map((single) => enteredValue(single, code)));
  return sum !== null && compare(sum, value) === 0 ? reporting : [];
}

function foundIn(programme: CheckedProgramme): readonly Found[] {
  const summaries = programme.activities.filter(
    (activity) => !isSingle(activity) && activity.partner !== null,
  );
  if (summaries.length === 0) return [];
  const indicators = measuredIndicators(programme);
  const singlesOf = new Map<string | null, CheckedActivity[]>();
  for (const single of programme.activities.filter(isSingle)) {
    const known = singlesOf.get(single.partner);
    if (known === undefined) singlesOf.set(single.partner, [single]);
    else known.push(single);
  }
  return summaries.flatMap((summary): Found[] => {
    const singles = (singlesOf.get(summary.partner) ?? []).filter((single) => shareAPlace(summary, single));
    for (const indicator of singles.length === 0 ? [] : indicators) {
      const value = enteredValue(summary, indicator.code);
      if (value === null || compare(value, SMALLEST) < 0) continue;
      const same = repeated(value, singles, indicator.code);
      if (same.length === 0) continue;
      const [entry, name, amount] = [nameOfActivity(summary), nameOf(indicator), amountOf(indicator, value)];
      const titles = same.slice(0, 3).map(({ title }) => title);
      return [
        {
          severity: 'warning',
          partner: summary.partner,
          subject: { kind: 'activity', documentId: summary.documentId },
          particulars: [indicator.code, digitsOf(value), ...same.map(({ documentId }) => documentId)],
          message: advising(
            {
              'zh-Hans': `汇总条目${entry['zh-Hans'].replace(/^活动/u, '')}的${name['zh-Hans']}${amount['zh-Hans']}，与同一社区的单场活动${titles.map((title) => `“${title}”`).join('')}相同`,
              en: `The summary ${entry.en.replace(/^Activity /u, '')} reports ${amount.en} for ${name.en}, as ${titles.map((title) => `“${title}”`).join(', ')} of the same community does`,
            },
            { 'zh-Hans': '，可能把同样的工作计了两次。', en: '; the same work may be counted twice.' },
          ),
        },
      ];
    }
    return [];
  });
}

const entries = (figure: string) =>
  exampleOf({
    activities: [
      exampleActivity({ measurements: { participants: '35' } }),
      exampleActivity({
        documentId: 'summary',
        kind: 'summary',
        title: '十二月汇总',
        startDate: '2020-12-31',
        measurements: { participants: figure },
      }),
    ],
  });

export const summaryAndSingle: Check = {
  code: 'summary-and-single',
  title: { 'zh-Hans': '汇总与单场重复', en: 'A summary that repeats activities' },
  rule: {
    'zh-Hans':
      '同一机构、同一社区的汇总条目，某项数据（10以上）恰好等于单场活动的数或它们之和，应核对是否重复计入。',
    en: 'A summary of a partner reports, for ten or more, exactly what a single activity in the same community does, or all of them together: the same work may be counted twice.',
  },
  run: foundIn,
  examples: { fires: () => entries('35'), silent: () => entries('135') },
};
