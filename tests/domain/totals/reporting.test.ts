import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { reportingRate } from '../../../src/plugins/monthly-report/server/src/domain/totals/reporting';
import { buildActivity, buildMembership, buildProgrammeFacts } from '../../helpers/builders';

const december = toMonth('2020-12');

describe('reporting rate', () => {
  it('is the share of expected partners that have an activity in the month, to four decimals', () => {
    const memberships = ['a', 'b', 'c', 'd', 'e', 'f'].map((partner) => buildMembership({ partner }));
    const activities = ['a', 'b', 'c', 'd', 'e', 'a', 'stranger', null].map((partner) =>
      buildActivity({ partner }),
    );
    expect(reportingRate(buildProgrammeFacts({ memberships, activities }), december)).toEqual({
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
    const activities = [buildActivity({ partner: 'a' }), buildActivity({ partner: 'gone' })];
    expect(reportingRate(buildProgrammeFacts({ memberships, activities }), december)).toEqual({
      expected: 1,
      actual: 1,
      rate: '1',
    });
  });

  it('expects a partner in the first and in the last month of its membership', () => {
    const memberships = [buildMembership({ fromMonth: toMonth('2020-11'), toMonth: december })];
    const expectedIn = (month: string) =>
      reportingRate(buildProgrammeFacts({ memberships }), toMonth(month)).expected;
    expect(['2020-10', '2020-11', '2020-12', '2021-01'].map(expectedIn)).toEqual([0, 1, 1, 0]);
  });

  it('does not take an activity of another month for a report', () => {
    const facts = buildProgrammeFacts({
      memberships: [buildMembership()],
      activities: [buildActivity({ startDate: '2020-11-30' })],
    });
    expect(reportingRate(facts, december)).toEqual({ expected: 1, actual: 0, rate: '0' });
  });

  it('is null where nobody is expected', () => {
    expect(reportingRate(buildProgrammeFacts({ activities: [buildActivity()] }), december)).toEqual({
      expected: 0,
      actual: 0,
      rate: null,
    });
  });
});
