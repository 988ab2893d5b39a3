/** How a month comes from open to published, and back for a correction. */
import type { MonthStep } from '../../../../shared/admin-api';
import type { MonthState } from '../../../../shared/vocabulary';

/**
 * Where each step leads from where. The secretariat may publish without a review before;
 * reopening a published month (解锁更正) is the only way out of its lock.
 */
const STEPS: Readonly<Record<MonthStep, Partial<Record<MonthState, MonthState>>>> = {
  'begin-review': { open: 'in-review' },
  'withdraw-review': { 'in-review': 'open' },
  publish: { open: 'published', 'in-review': 'published', reopened: 'published' },
  reopen: { published: 'reopened' },
};

/** Null where the step cannot be taken. */
export const stateAfter = (state: MonthState, step: MonthStep): MonthState | null =>
  STEPS[step][state] ?? null;

/** What can be done in a state, in the order of the steps. */
export const stepsFrom = (state: MonthState): MonthStep[] =>
  (Object.keys(STEPS) as MonthStep[]).filter((step) => stateAfter(state, step) !== null);
