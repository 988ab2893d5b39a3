/** The meaning of the single query about versions and permissions. */
import { toVersions } from '../../src/plugins/monthly-report/server/src/entries/store/versions';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';

const versions = toVersions({
  versions: '2021-01 4,0000-00 10,2020-12 2,2021-03 9007199254740993',
  actions: 'plugin::monthly-report.report.find,plugin::monthly-report.totals.findOne',
  months: '2021-01,2020-12',
});

describe('versions', () => {
  it('count reference data and the months up to the one asked for', () => {
    expect(versions.upTo(toMonth('2020-11'))).toBe('10');
    expect(versions.upTo(toMonth('2020-12'))).toBe('12');
    expect(versions.upTo(toMonth('2021-02'))).toBe('16');
  });

  it('are exact beyond 2^53', () => {
    expect(versions.all).toBe('9007199254741009');
    expect(versions.upTo(toMonth('2021-03'))).toBe(versions.all);
  });

  it('tell reference data apart', () => {
    expect(versions.reference).toBe('10');
  });

  it('are 0 before the first change', () => {
    const none = toVersions({ versions: null, actions: null, months: null });
    expect([none.all, none.reference, none.upTo(toMonth('2020-12'))]).toEqual(['0', '0', '0']);
    expect(none.publicRoleHolds('plugin::monthly-report.report.find')).toBe(false);
    expect([...none.publicMonths]).toEqual([]);
  });

  it('know the months whose report is published', () => {
    expect([...versions.publicMonths].sort()).toEqual(['2020-12', '2021-01']);
  });

  it('know the actions of the public role by their whole name', () => {
    expect(versions.publicRoleHolds('plugin::monthly-report.report.find')).toBe(true);
    expect(versions.publicRoleHolds('plugin::monthly-report.report.findOne')).toBe(false);
  });
});
