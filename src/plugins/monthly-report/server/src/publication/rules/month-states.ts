/** The states of a month from open to published, and back for a correction. */
import type { MonthStep } from '../../../../shared/admin-api';
import type { MonthState } from '../../../../shared/vocabulary';

/**
 * The state after each step, by the state before it. The secretariat may publish without a review; reopening a
 * published month (解锁更正) is the only way to unlock it.
 */
const STEPS: Readonly<Record<MonthStep, Partial<Record<MonthState, MonthState>>>> = {
  'begin-review': { open: 'in-review' },
  'withdraw-review': { 'in-review': 'open' },
  publish: { open: 'published', 'in-review': 'published', reopened: 'published' },
  reopen: { published: 'reopened' },
};

/** Null if the step is not possible. */
export const stateAfter = (state: MonthState, step: MonthStep): MonthState | null =>
  STEPS[step][state] ?? null;

/** The steps that are possible in a state, in their order. */
export const stepsFrom = (state: MonthState): MonthStep[] =>
  (Object.keys(STEPS) as MonthStep[]).filter((step) => stateAfter(state, step) !== null);
