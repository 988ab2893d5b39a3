/** The state of a partner's submission (月度填报) of a month, and the possible steps. */
import type { SubmissionStep } from '../../../../shared/admin-api';
import type { MonthState, SubmissionState } from '../../../../shared/vocabulary';
import { monthNumberOf, yearOf, type Month } from '../../domain/month';

/** The states that are stored; the other states follow from the calendar. */
export const KEPT_STATES = ['submitted', 'sent-back', 'accepted'] as const;
export type KeptState = (typeof KEPT_STATES)[number];

const dayAfter = (month: Month, day: number): string => {
  const isDecember = monthNumberOf(month) === 12;
  const year = yearOf(month) + (isDecember ? 1 : 0);
  const number = isDecember ? 1 : monthNumberOf(month) + 1;
  return [year, number, day].map((part) => String(part).padStart(2, '0')).join('-');
};

/** The first day on which a month can be submitted: the day after its last day. */
export const firstDueDay = (month: Month): string => dayAfter(month, 1);

/** The last day on time: the programme's due day in the next month. */
export const lastDueDay = (month: Month, dueDay: number): string => dayAfter(month, dueDay);

/**
 * The state on a day.
 *
 * "Due on the 5th" means: during the month nothing is due, because more activities may follow. From its end to the
 * 5th of the next month, that day included, the submission is due; from the 6th on it is overdue. A submission that
 * was sent back keeps that state on any day: the partner knows what to do.
 *
 * @param today YYYY-MM-DD in the time zone of the network.
 */
export function submissionState(
  kept: KeptState | null,
  month: Month,
  dueDay: number,
  today: string,
): SubmissionState {
  if (kept !== null) return kept;
  if (today < firstDueDay(month)) return 'not-due';
  return today <= lastDueDay(month, dueDay) ? 'due' : 'overdue';
}

/** The part that an account has in a submission. A coordinator has no part: it only reads. */
export interface Part {
  /** Acts for the partner: its editor, the secretariat of the programme, and accounts without bounds. */
  readonly enters: boolean;
  /** Acts for the network: the secretariat of the programme, and accounts without bounds. */
  readonly reviews: boolean;
}

/** The part that each step needs. */
export const PART_OF: Readonly<Record<SubmissionStep, keyof Part>> = {
  submit: 'enters',
  'declare-nil': 'enters',
  accept: 'reviews',
  'send-back': 'reviews',
  'ask-correction': 'enters',
};

/** The states in which a step is possible, while the month is not published. */
const FROM: Readonly<Record<Exclude<SubmissionStep, 'ask-correction'>, readonly SubmissionState[]>> = {
  submit: ['due', 'overdue', 'sent-back'],
  'declare-nil': ['due', 'overdue', 'sent-back'],
  accept: ['submitted'],
  // An accepted submission can be sent back until the month is published.
  'send-back': ['submitted', 'accepted'],
};

/** Whether a step is possible in a state. In a published month the only step is to ask for its correction. */
export function isPossible(step: SubmissionStep, state: SubmissionState, month: MonthState): boolean {
  if (step === 'ask-correction') return month === 'published';
  return month !== 'published' && FROM[step].includes(state);
}
