import { monthOfDay } from '../../../domain/month';
import { dayText } from '../../../report/rules/days';
import type { Check, Found } from '../check';
import { nameOfActivity } from '../entry-names';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedActivity } from '../facts';
import type { Message, Severity } from '../../../domain/finding';

interface Problem {
  readonly severity: Severity;
  readonly says: Message;
}

function problemOf(startDate: string, endDate: string): Problem | null {
  if (endDate < startDate) {
    return { severity: 'error', says: { 'zh-Hans': '早于开始日期', en: 'before it began' } };
  }
  if (monthOfDay(endDate) === monthOfDay(startDate)) return null;
  return {
    severity: 'warning',
    says: {
      'zh-Hans': '已在另一个月，而数据全部计入开始的月份',
      en: 'in another month, while all its figures count in the month it began in',
    },
  };
}

function found({ documentId, partner, startDate, endDate: last, title }: CheckedActivity): Found[] {
  const problem = last === null ? null : problemOf(startDate, last);
  if (last === null || problem === null) return [];
  const { severity, says } = problem;
  const name = nameOfActivity({ title });
  return [
    {
      severity,
      partner,
      subject: { kind: 'activity', documentId },
      particulars: [startDate, last],
      message: {
        'zh-Hans': `${name['zh-Hans']}从${dayText(startDate, 'zh-Hans')}开始，结束日期${dayText(last, 'zh-Hans')}${says['zh-Hans']}。`,
        en: `${name.en} began on ${dayText(startDate, 'en')} and ended on ${dayText(last, 'en')}, ${says.en}.`,
      },
    },
  ];
}

export const endDate: Check = {
  code: 'end-date',
  title: { 'zh-Hans': '结束日期有误', en: 'End date out of place' },
  rule: {
    'zh-Hans': '结束日期不早于开始日期（错误），也不落在另一个月（提醒：活动按开始日期计入月份）。',
    en: 'An activity ends no earlier than it begins (error), and in the same month (warning: it counts in the month of its start date).',
  },
  run: ({ activities }) => activities.flatMap(found),
  examples: {
    fires: () => exampleOf({ activities: [exampleActivity({ endDate: '2020-12-07' })] }),
    silent: () => exampleOf({ activities: [exampleActivity({ endDate: '2020-12-31' })] }),
  },
};
