import {
  isPossible,
  submissionState,
} from '../../../src/plugins/monthly-report/server/src/submissions/rules/submission-state';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { SUBMISSION_STEPS } from '../../../src/plugins/monthly-report/shared/admin-api';
import {
  SUBMISSION_STATES,
  type MonthState,
  type SubmissionState,
} from '../../../src/plugins/monthly-report/shared/vocabulary';

const december = toMonth('2020-12');
const on = (today: string, dueDay = 5) => submissionState(null, december, dueDay, today);
const possibleFrom = (state: SubmissionState, month: MonthState) =>
  SUBMISSION_STEPS.filter((step) => isPossible(step, state, month));

describe('The state of a submission', () => {
  it('is not due to the last day of the month, due to the due day included, overdue after it', () => {
    const days = ['2020-11-30', '2020-12-31', '2021-01-01', '2021-01-05', '2021-01-06', '2026-01-01'];
    expect(days.map((day) => on(day))).toEqual(['not-due', 'not-due', 'due', 'due', 'overdue', 'overdue']);
  });

  it('goes by the due day of the programme', () => {
    expect([on('2021-01-28', 28), on('2021-01-29', 28), on('2021-01-02', 1)]).toEqual([
      'due',
      'overdue',
      'overdue',
    ]);
  });

  it('is what was decided, whatever the day', () => {
    expect(submissionState('sent-back', december, 5, '2022-01-01')).toBe('sent-back');
    expect(submissionState('accepted', december, 5, '2020-12-01')).toBe('accepted');
  });

  it('is known in the last month there is', () => {
    expect(submissionState(null, toMonth('2199-12'), 5, '2200-01-05')).toBe('due');
  });
});

describe('The steps of a submission', () => {
  it('lead from entering over submitting to acceptance, and back', () => {
    expect(
      Object.fromEntries(SUBMISSION_STATES.map((state) => [state, possibleFrom(state, 'open')])),
    ).toEqual({
      'not-due': [],
      due: ['submit', 'declare-nil'],
      overdue: ['submit', 'declare-nil'],
      submitted: ['accept', 'send-back'],
      'sent-back': ['submit', 'declare-nil'],
      accepted: ['send-back'],
    });
  });

  it('are the same in review and in a reopened month', () => {
    for (const month of ['in-review', 'reopened'] as const) {
      expect(possibleFrom('submitted', month)).toEqual(['accept', 'send-back']);
    }
  });

  it('end with the publication of the month: then its correction can be asked for', () => {
    for (const state of SUBMISSION_STATES)
      expect(possibleFrom(state, 'published')).toEqual(['ask-correction']);
  });
});
