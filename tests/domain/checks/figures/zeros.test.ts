/** Zero is a figure, a blank means not reported (未填报): findings if one was probably meant as the other. */
import {
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckedActivity } from '../../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { FIGURE_CHECKS } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures';
import {
  EXAMPLE_BREAKDOWN,
  exampleHistory,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { runChecks } from '../../../../src/plugins/monthly-report/server/src/checks/rules/run';
import type { ProgrammeFacts } from '../../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { addMonths, toMonth } from '../../../../src/plugins/monthly-report/server/src/domain/month';

const SIX_MONTHS = ['38', '41', '35', '44', '40', '39'];

function foundIn(
  activities: readonly CheckedActivity[],
  history: readonly string[] = [],
  facts: ProgrammeFacts = exampleFacts(),
) {
  return runChecks(FIGURE_CHECKS, exampleOf({ activities, facts, history: exampleHistory(...history) })).map(
    ({ check, severity }) => `${check}: ${severity}`,
  );
}

const reporting = (participants: string | null, overrides: { status?: 'draft' } = {}) =>
  exampleActivity({ measurements: { participants }, ...overrides });

describe('a zero after figures', () => {
  it('is worth a look, and no jump besides', () => {
    expect(foundIn([reporting('0')], SIX_MONTHS)).toEqual(['zero-after-figures: info']);
  });

  it('is a warning where it alters the figure', () => {
    const mean = exampleFacts([exampleIndicator({ aggregationType: 'AVERAGE' })]);
    expect(foundIn([reporting('0')], SIX_MONTHS, mean)).toEqual(['zero-after-figures: warning']);
  });

  it('is nothing while the month is being entered', () => {
    expect(foundIn([reporting('0', { status: 'draft' })], SIX_MONTHS)).toEqual([]);
  });
});

describe('a blank after figures', () => {
  it('is worth a look', () => {
    expect(foundIn([reporting(null)], SIX_MONTHS)).toEqual(['missing-after-figures: info']);
  });

  it('is nothing while the month is being entered', () => {
    expect(foundIn([reporting(null, { status: 'draft' })], SIX_MONTHS)).toEqual([]);
  });

  it('is nothing where a month was left blank lately', () => {
    const history = exampleHistory(...SIX_MONTHS, '40').filter(
      ({ month }) => month !== addMonths(toMonth('2020-12'), -2),
    );
    const facts = exampleOf({ activities: [reporting(null)], history });
    expect(runChecks(FIGURE_CHECKS, facts)).toEqual([]);
  });

  it('is nothing in the first months there are', () => {
    const facts = exampleOf({ activities: [reporting(null)] }, { month: toMonth('2000-01') });
    expect(runChecks(FIGURE_CHECKS, facts)).toEqual([]);
  });
});

describe('zeros that fill a form', () => {
  const zeros = { readers: '0', children: '0', adults: '0' };
  const facts = exampleFacts(EXAMPLE_BREAKDOWN);

  it('are a warning where an activity was held', () => {
    expect(foundIn([exampleActivity({ measurements: zeros })], [], facts)).toEqual(['only-zeros: warning']);
  });

  it('are right where none was', () => {
    expect(foundIn([exampleActivity({ sessions: 0, measurements: zeros })], [], facts)).toEqual([]);
  });

  it('do not make a single zero suspicious', () => {
    expect(foundIn([exampleActivity({ measurements: { adults: '0' } })], [], facts)).toEqual([]);
  });

  it('are worth a look where the partner leaves the others blank', () => {
    const blank = exampleActivity({ documentId: 'blank' });
    const another = exampleActivity({ documentId: 'another' });
    expect(foundIn([reporting('0'), blank, another])).toEqual(['zero-among-blanks: info']);
    expect(foundIn([reporting('0'), blank, another], ['12'])).toEqual([]);
    expect(foundIn([reporting('12'), blank, another])).toEqual([]);
    expect(foundIn([reporting('0'), blank])).toEqual([]);
  });
});
