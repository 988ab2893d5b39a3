import { periodAround } from '../../../domain/calendar';
import { calendarOf } from '../../../domain/spans';
import { monthNumberOf, monthOfDay, monthsBetween, yearOf, type Month } from '../../../domain/month';
import { dayText } from '../../../report/rules/days';
import type { Check } from '../check';
import { exampleOf, exampleStory } from '../example-facts';
import type { Message } from '../../../domain/finding';
import { datedEntries, type DatedEntry } from './dated-entries';

/** Whether the day is in another year, and not only in the next month across the end of a year. */
export function isAnotherYear(day: string, month: Month): boolean {
  const dayMonth = monthOfDay(day);
  return yearOf(dayMonth) !== yearOf(month) && Math.abs(monthsBetween(dayMonth, month)) > 1;
}

function messageOf({ entry }: DatedEntry, day: string, month: Month): Message {
  return {
    'zh-Hans': `${entry['zh-Hans']}的日期是${dayText(day, 'zh-Hans')}，不在${yearOf(month)}年${monthNumberOf(month)}月。`,
    en: `${entry.en} is dated ${dayText(day, 'en')}, outside the month of the report (${month}).`,
  };
}

export const outsideMonth: Check = {
  code: 'date-outside-month',
  title: { 'zh-Hans': '日期不在本月', en: 'Date outside the month' },
  rule: {
    'zh-Hans':
      '故事和工作进展发生在月报的月份里；上个月的算迟报（提醒），其他月份的是错误。年份不同的由“年份不符”报告。',
    en: 'Stories and progress happened in the month of the report. The month before is a late arrival (warning), any other month an error; another year is reported by its own check.',
  },
  run: (programme, { month }) =>
    datedEntries(programme).flatMap((dated) => {
      const { day, partner, subject } = dated;
      if (day === null || isAnotherYear(day, month)) return [];
      // A month that closes a period is about the whole period.
      const { from, to } = periodAround(month, calendarOf(programme.facts.programme));
      if (from <= monthOfDay(day) && monthOfDay(day) <= to) return [];
      const severity = monthsBetween(monthOfDay(day), from) === 1 ? 'warning' : 'error';
      return [{ severity, partner, subject, particulars: [day], message: messageOf(dated, day, month) }];
    }),
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ occurredOn: '2020-11-18' })] }),
    silent: () =>
      exampleOf({
        stories: [exampleStory({ occurredOn: null }), exampleStory({ occurredOn: '2020-12-31' })],
      }),
  },
};
