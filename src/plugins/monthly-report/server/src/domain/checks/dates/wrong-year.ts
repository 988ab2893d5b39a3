import { yearOf } from '../../month';
import { dayText } from '../../report/days';
import type { Check } from '../check';
import { exampleOf, exampleStory } from '../example-facts';
import { datedEntries } from './dated-entries';
import { isAnotherYear } from './date-outside-month';

export const wrongYear: Check = {
  code: 'wrong-year',
  title: { 'zh-Hans': '年份不符', en: 'Wrong year' },
  rule: {
    'zh-Hans': '故事和工作进展的年份与月报的年份一致；只跨过年底一个月的不算。',
    en: 'Stories and progress are of the year of the report, unless they lie just one month across the turn of the year.',
  },
  run: (programme, { month }) =>
    datedEntries(programme).flatMap(({ day, partner, subject, entry }) => {
      if (day === null || !isAnotherYear(day, month)) return [];
      return [
        {
          severity: 'error',
          partner,
          subject,
          particulars: [day],
          message: {
            'zh-Hans': `${entry['zh-Hans']}的日期是${dayText(day, 'zh-Hans')}，不在${yearOf(month)}年：年份写错了，或者是往年的内容。`,
            en: `${entry.en} is dated ${dayText(day, 'en')}, not in ${yearOf(month)}: the year is mistyped, or it was sent in another year already.`,
          },
        },
      ];
    }),
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ occurredOn: '2019-12-01' })] }),
    silent: () => exampleOf({ stories: [exampleStory({ occurredOn: '2021-01-02' })] }),
  },
};
