/** Trends of facts in memory, as a server adds them to a report from the database. */
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { addMonths, monthsFrom } from '../../src/plugins/monthly-report/server/src/domain/month';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import { seriesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/series';

/** The report with the trends of thirteen months, all visible. */
export function compiledWithTrends(facts: ReportFacts): ReportModel {
  const model = compileReport(facts);
  const { month } = model.report;
  const months = monthsFrom(addMonths(month, -12), month);
  const series = facts.programmes.flatMap(({ facts: programme }) =>
    programme.programme.indicators.flatMap((code) => {
      const indicator = programme.indicators.get(code);
      return indicator === undefined
        ? []
        : [
            {
              programme: programme.programme.code,
              indicator,
              points: seriesOf(programme, code, months),
            },
          ];
    }),
  );
  return withTrends(model, series);
}
