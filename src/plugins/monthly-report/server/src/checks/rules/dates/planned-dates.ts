import { dayText } from '../../../report/rules/days';
import type { Check } from '../check';
import { nameOfProgress } from '../entry-names';
import { exampleOf, exampleProgress } from '../example-facts';
import type { CheckedProgress } from '../facts';
import type { Message, Severity } from '../../../domain/finding';

interface Problem {
  readonly severity: Severity;
  /** Two days that contradict each other, and the words for them. */
  readonly days: readonly [string, string];
  readonly says: Message;
}

const ENDS_BEFORE_IT_BEGINS: Message = {
  'zh-Hans': '原定的结束日期早于开始日期',
  en: 'the plan ends before it begins',
};
const NOT_LATER: Message = {
  'zh-Hans': '已延期，新日期却不晚于原定日期',
  en: 'it was postponed to a day no later than planned',
};
const CANCELLED: Message = { 'zh-Hans': '已取消，却填了新日期', en: 'it was cancelled and has a new date' };

function problemsOf({ plannedFrom, plannedTo, newDate, eventStatus }: CheckedProgress): Problem[] {
  const [first, last] = [plannedFrom ?? plannedTo, plannedTo ?? plannedFrom];
  if (first === null || last === null) return [];
  const problems: Problem[] = [];
  if (last < first) problems.push({ severity: 'error', days: [first, last], says: ENDS_BEFORE_IT_BEGINS });
  if (newDate === null) return problems;
  if (eventStatus === 'cancelled')
    problems.push({ severity: 'warning', days: [first, newDate], says: CANCELLED });
  if (eventStatus === 'postponed' && newDate <= first) {
    problems.push({ severity: 'error', days: [first, newDate], says: NOT_LATER });
  }
  return problems;
}

export const plannedDates: Check = {
  code: 'planned-dates',
  title: { 'zh-Hans': '计划日期次序有误', en: 'Planned dates out of order' },
  rule: {
    'zh-Hans': '原定的结束日期不早于开始日期；延期后的新日期晚于原定开始的日期；取消的事项没有新日期。',
    en: 'A plan ends no earlier than it begins; what is postponed gets a later day; what is cancelled gets none.',
  },
  run: ({ progress }) =>
    progress.flatMap((update) => {
      const name = nameOfProgress(update);
      return problemsOf(update).map(({ severity, days, says }) => ({
        severity,
        partner: null,
        subject: { kind: 'progress-update', documentId: update.documentId } as const,
        particulars: [says.en, ...days],
        message: {
          'zh-Hans': `${name['zh-Hans']}${says['zh-Hans']}（${days.map((day) => dayText(day, 'zh-Hans')).join('、')}）。`,
          en: `${name.en}: ${says.en} (${days.map((day) => dayText(day, 'en')).join(', ')}).`,
        },
      }));
    }),
  examples: {
    fires: () =>
      exampleOf({
        progress: [
          exampleProgress({ eventStatus: 'postponed', plannedFrom: '2020-12-10', newDate: '2020-12-09' }),
        ],
      }),
    silent: () =>
      exampleOf({
        progress: [
          exampleProgress({
            eventStatus: 'postponed',
            plannedFrom: '2020-12-10',
            plannedTo: '2020-12-12',
            newDate: '2021-03-27',
          }),
        ],
      }),
  },
};
