/** The parts of one activity do not add up to its total (勾稽关系). */
import type { Check, Found } from '../check';
import { exampleActivity, exampleFacts, exampleOf } from '../example-facts';
import type { CheckedActivity } from '../facts';
import { enteredValue, foundInActivity, isSingle } from './entered';
import { EXAMPLE_BREAKDOWN } from './example-figures';
import { breakdownsOf, contradictionOf, wordsOfContradiction, type Breakdown } from './parts';
import { digitsOf, entryName } from './wording';

function contradictionsIn(activity: CheckedActivity, breakdown: Breakdown): readonly Found[] {
  const { total, parts } = breakdown;
  const values = parts.map(({ code }) => enteredValue(activity, code));
  const contradiction = contradictionOf(enteredValue(activity, total.code), values);
  if (contradiction === null) return [];
  const [entry, words] = [entryName(activity), wordsOfContradiction(breakdown, values, contradiction)];
  const particulars = [total.code, digitsOf(contradiction.total), ...values.map(digitsOf)];
  return [
    foundInActivity(activity, 'error', particulars, {
      'zh-Hans': `${entry['zh-Hans']}：${words['zh-Hans']}`,
      en: `${entry.en}: ${words.en}`,
    }),
  ];
}

export const partsAgainstTotal: Check = {
  code: 'parts-against-total',
  title: { 'zh-Hans': '分项与合计不符', en: 'Parts against total' },
  rule: {
    'zh-Hans':
      '勾稽关系：同一活动填报的合计应等于各分项之和；有分项未填报时，已填各项之和不应超过合计。汇总条目看全月合计。',
    en: 'The total an activity reports is the sum of the parts it reports; where a part is not reported, the others add up to no more than the total. Summary entries are looked at in the total of the month.',
  },
  run: ({ facts, activities }) =>
    breakdownsOf(facts.indicators).flatMap((breakdown) =>
      activities.filter(isSingle).flatMap((activity) => contradictionsIn(activity, breakdown)),
    ),
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN),
        activities: [exampleActivity({ measurements: { readers: '30', children: '18', adults: '11' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN),
        activities: [exampleActivity({ measurements: { readers: '30', children: '18', adults: null } })],
      }),
  },
};
