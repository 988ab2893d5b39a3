import { yearOf } from '../../../domain/month';
import { dayText } from '../../../report/rules/days';
import { advising } from '../advising';
import type { Check } from '../check';
import { exampleOf, exampleStory } from '../example-facts';
import { datedEntries } from './dated-entries';
import { datesIn } from './dates-in-text';
import { narrativesOf } from './narratives';
import { isAnotherYear } from './date-outside-month';

/** The words of a text that contain the same year together with a day. */
function yearWrittenIn(text: string, day: string): string | null {
  return datesIn(text).find(({ from }) => from.year === Number(day.slice(0, 4)))?.words ?? null;
}

export const wrongYear: Check = {
  code: 'wrong-year',
  title: { 'zh-Hans': '年份不符', en: 'Wrong year' },
  rule: {
    'zh-Hans': '故事和工作进展的年份与月报的年份一致；只跨过年底一个月的不算。',
    en: 'Stories and progress are of the year of the report, unless they lie just one month across the turn of the year.',
  },
  run: (programme, { month }) => {
    const textOf = narrativesOf(programme);
    return datedEntries(programme).flatMap(({ day, partner, subject, entry }) => {
      if (day === null || !isAnotherYear(day, month)) return [];
      const written = yearWrittenIn(textOf(subject, 'zh-Hans'), day);
      return [
        {
          severity: 'error',
          partner,
          subject,
          particulars: [day],
          message: advising(
            {
              'zh-Hans': `${entry['zh-Hans']}的日期是${dayText(day, 'zh-Hans')}${written === null ? '' : `（文中也写着“${written}”）`}，不在${yearOf(month)}年`,
              en: `${entry.en} is dated ${dayText(day, 'en')}${written === null ? '' : ` (its text says “${written}”)`}, not in ${yearOf(month)}`,
            },
            {
              'zh-Hans': '：年份写错了，或者是往年的内容。',
              en: ': the year is mistyped, or it was sent in another year already.',
            },
          ),
        },
      ];
    });
  },
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ occurredOn: '2019-12-01' })] }),
    silent: () => exampleOf({ stories: [exampleStory({ occurredOn: '2021-01-02' })] }),
  },
};
