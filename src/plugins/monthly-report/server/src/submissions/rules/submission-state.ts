/** How far a partner's submission (月度填报) of a month has come, and what can be done about it. */
import type { SubmissionStep } from '../../../../shared/admin-api';
import type { MonthState, SubmissionState } from '../../../../shared/vocabulary';
import { monthNumberOf, yearOf, type Month } from '../../domain/month';

/** What is stored of a submission; the other states follow from the calendar. */
export const KEPT_STATES = ['submitted', 'sent-back', 'accepted'] as const;
export type KeptState = (typeof KEPT_STATES)[number];

const dayAfter = (month: Month, day: number): string => {
  const isDecember = monthNumberOf(month) === 12;
  const year = yearOf(month) + (isDecember ? 1 : 0);
  const number = isDecember ? 1 : monthNumberOf(month) + 1;
  return [year, number, day].map((part) => String(part).padStart(2, '0')).join('-');
};

/** The first day a month can be submitted: the one after its last. */
export const firstDueDay = (month: Month): string => dayAfter(month, 1);

/** The last day a submission is in time: the programme's due day of the next month. */
export const lastDueDay = (month: Month, dueDay: number): string => dayAfter(month, dueDay);

/**
 * The state on a day.
 *
 * "Due on the 5th" is read so: while the month runs nothing is due, because it may still
 * bring activities; from its end to the 5th of the next month, that day included, the
 * submission is due; from the 6th on it is overdue. What was sent back stays sent back
 * whatever the day: the partner knows what is wanted of it.
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

/** What somebody is to a submission. A coordinator is nothing: it reads. */
export interface Part {
  /** For the partner: its editor, the secretariat of the programme, whoever is bound by nothing. */
  readonly enters: boolean;
  /** For the network: the secretariat of the programme, whoever is bound by nothing. */
  readonly reviews: boolean;
}

/** Whose step it is. */
export const PART_OF: Readonly<Record<SubmissionStep, keyof Part>> = {
  submit: 'enters',
  'declare-nil': 'enters',
  accept: 'reviews',
  'send-back': 'reviews',
  'ask-correction': 'enters',
};

/** In which states a step leads on, while the month is not published. */
const FROM: Readonly<Record<Exclude<SubmissionStep, 'ask-correction'>, readonly SubmissionState[]>> = {
  submit: ['due', 'overdue', 'sent-back'],
  'declare-nil': ['due', 'overdue', 'sent-back'],
  accept: ['submitted'],
  // What was accepted can be opened again until the month is published.
  'send-back': ['submitted', 'accepted'],
};

/** Whether a step leads on from a state. A published month knows one step: to ask for its correction. */
export function isPossible(step: SubmissionStep, state: SubmissionState, month: MonthState): boolean {
  if (step === 'ask-correction') return month === 'published';
  return month !== 'published' && FROM[step].includes(state);
}
