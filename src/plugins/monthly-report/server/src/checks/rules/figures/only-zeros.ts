/** An activity that was held with 0 in every cell: zeros typed to fill the form. */
import { compare, fromInteger, type Quantity } from '../../../domain/quantity';
import { advising } from '../advising';
import type { Check } from '../check';
import { exampleActivity, exampleFacts, exampleOf } from '../example-facts';
import type { CheckedActivity, CheckedProgramme } from '../facts';
import { enteredValue, foundInActivity, isSingle, measuredIndicators } from './entered';
import { EXAMPLE_BREAKDOWN } from './example-figures';
import { entryName } from './wording';

/** One or two zeros may be correct counts. */
const FEWEST_VALUES = 3;
const ZERO = fromInteger(0);

function reportedIn(programme: CheckedProgramme, activity: CheckedActivity): readonly Quantity[] {
  return measuredIndicators(programme)
    .map(({ code }) => enteredValue(activity, code))
    .filter((value) => value !== null);
}

function hasOnlyZeros(values: readonly Quantity[]): boolean {
  return values.length >= FEWEST_VALUES && values.every((value) => compare(value, ZERO) === 0);
}

export const onlyZeros: Check = {
  code: 'only-zeros',
  title: { 'zh-Hans': '各项都填0', en: 'Nothing but zeros' },
  rule: {
    'zh-Hans': '办了的单场活动，填报的各项（至少3项）全为0，应核对是否本该空着：0是有数的零，空着是未填报。',
    en: 'An activity that was held reports zero for everything, three values at least: zero is a figure, a blank is not reported.',
  },
  run: (programme) =>
    programme.activities
      .filter((activity) => isSingle(activity) && activity.sessions !== 0)
      .flatMap((activity) => {
        const values = reportedIn(programme, activity);
        if (!hasOnlyZeros(values)) return [];
        const entry = entryName(activity);
        return [
          foundInActivity(
            activity,
            'warning',
            [String(values.length)],
            advising(
              {
                'zh-Hans': `${entry['zh-Hans']}填报的${values.length}项数字全是0`,
                en: `${entry.en} reports zero for all of its ${values.length} figures`,
              },
              { 'zh-Hans': '；如果是没有统计，请留空（未填报）。', en: '; leave blank what nobody counted.' },
            ),
          ),
        ];
      }),
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN),
        activities: [exampleActivity({ measurements: { readers: '0', children: '0', adults: '0' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN),
        activities: [exampleActivity({ measurements: { readers: '16', children: '0', adults: '16' } })],
      }),
  },
};
