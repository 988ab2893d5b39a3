import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  partnersThatSubmitted,
  partnersWithNilReturn,
  reportedPartners,
  reportingRate,
} from '../../../src/plugins/monthly-report/server/src/totals/rules/reporting';
import { buildMembership, buildProgramme } from '../../helpers/builders';

const december = toMonth('2020-12');
const EVERY_MONTH = buildProgramme();

describe('reporting rate', () => {
  it('is the share of expected partners that have an activity in the month, to four decimals', () => {
    const memberships = ['a', 'b', 'c', 'd', 'e', 'f'].map((partner) => buildMembership({ partner }));
    const active = new Set(['a', 'b', 'c', 'd', 'e', 'stranger']);
    expect(reportingRate(memberships, active, december, EVERY_MONTH)).toEqual({
      expected: 6,
      actual: 5,
      rate: '0.8333',
    });
  });

  it('expects a partner with two memberships once, from the first to the last month', () => {
    const memberships = [
      buildMembership({ partner: 'a', fromMonth: december, toMonth: december }),
      buildMembership({ partner: 'a' }),
      buildMembership({ partner: 'gone', toMonth: toMonth('2020-11') }),
      buildMembership({ partner: 'later', fromMonth: toMonth('2021-01') }),
    ];
    expect(reportingRate(memberships, new Set(['a', 'gone']), december, EVERY_MONTH)).toEqual({
      expected: 1,
      actual: 1,
      rate: '1',
    });
  });

  it('expects a partner in the first and in the last month of its membership', () => {
    const memberships = [buildMembership({ fromMonth: toMonth('2020-11'), toMonth: december })];
    const expectedIn = (month: string) =>
      reportingRate(memberships, new Set(), toMonth(month), EVERY_MONTH).expected;
    expect(['2020-10', '2020-11', '2020-12', '2021-01'].map(expectedIn)).toEqual([0, 1, 1, 0]);
  });

  it('is nothing where nobody reported', () => {
    expect(reportingRate([buildMembership()], new Set(), december, EVERY_MONTH)).toEqual({
      expected: 1,
      actual: 0,
      rate: '0',
    });
  });

  it('is null where nobody is expected', () => {
    expect(reportingRate([], new Set(['a']), december, EVERY_MONTH)).toEqual({
      expected: 0,
      actual: 0,
      rate: null,
    });
  });
});

describe('submissions of a month', () => {
  const submissions = new Map([
    ['accepted', { state: 'accepted', nilReturn: false }],
    ['nil', { state: 'submitted', nilReturn: true }],
    ['nil_sent_back', { state: 'sent-back', nilReturn: true }],
  ] as const);

  it('have come unless they were sent back, a nil return included', () => {
    expect([...partnersThatSubmitted(submissions)]).toEqual(['accepted', 'nil']);
    expect([...partnersWithNilReturn(submissions)]).toEqual(['nil']);
  });

  it('decide for their partner; one without is decided by its published activities', () => {
    expect([...reportedPartners(submissions, ['entered_for', 'nil_sent_back'])].sort()).toEqual([
      'accepted',
      'entered_for',
      'nil',
    ]);
  });
});
