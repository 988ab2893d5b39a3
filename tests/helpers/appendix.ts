/** Builds the appendix of a report from facts in memory, as a server does from the database. */
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { addMonths, monthsFrom } from '../../src/plugins/monthly-report/server/src/domain/month';
import type { Appendix } from '../../src/plugins/monthly-report/server/src/report/rules/appendix';
import { assembleAppendix } from '../../src/plugins/monthly-report/server/src/publication/rules/assemble-appendix';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { FrozenProgramme } from '../../src/plugins/monthly-report/server/src/publication/rules/frozen-month';
import { seriesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/series';
import { totalsOf } from '../../src/plugins/monthly-report/server/src/totals/rules/totals';
import { BASES, GROUPINGS } from '../../src/plugins/monthly-report/shared/vocabulary';
import { carriedActivities, frozenActivity } from './frozen';
import type { Activity } from './recount/activity';
import type { TestReference } from './builders';
import { groupsOf } from './totals';

const eachOf = <Key extends string, T>(keys: readonly Key[], make: (key: Key) => T): Record<Key, T> =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, T>;

/**
 * @param activities the activities of each programme, in the order of the facts.
 */
export function appendixOf(
  facts: ReportFacts,
  activities: readonly (readonly Activity[])[],
  reference: TestReference,
): Appendix {
  const { report } = compileReport(facts);
  const { month } = report;
  const programmes = facts.programmes.map(({ facts: programme }, index): FrozenProgramme => {
    const own = activities[index] ?? [];
    const counted = { ...programme, activities: own };
    return {
      programme: programme.programme,
      form: 2,
      indicators: programme.indicators,
      totals: eachOf(BASES, (basis) => totalsOf(programme, month, basis)),
      groups: eachOf(BASES, (basis) =>
        eachOf(GROUPINGS, (grouping) => groupsOf(counted, reference, month, basis, grouping)),
      ),
      activities: own
        .filter(({ startDate }) => startDate.startsWith(month))
        .map((activity) => frozenActivity(activity, reference)),
      carried: carriedActivities(counted, month).map((activity) => frozenActivity(activity, reference)),
    };
  });
  const months = monthsFrom(addMonths(month, -12), month);
  return assembleAppendix({
    report,
    programmes,
    series: facts.programmes.flatMap(({ facts: programme }) =>
      programme.programme.indicators.flatMap((code) => {
        const indicator = programme.indicators.get(code);
        return indicator === undefined
          ? []
          : [{ programme: programme.programme.code, indicator, points: seriesOf(programme, code, months) }];
      }),
    ),
  });
}
