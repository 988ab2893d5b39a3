import type { Core } from '@strapi/strapi';

import { readFrozenFigures } from '../content/frozen';
import type { RevisionHeader } from '../content/revisions';
import type { ProgrammeSeries } from '../documents/json/totals';
import { addMonths, monthsFrom, type Month } from '../domain/month';
import { assembleAppendix, type AppendixParts } from '../domain/report/assemble-appendix';
import type { Appendix } from '../domain/report/appendix';
import type { Report, ReportModel } from '../domain/report/model';
import { withTrends } from '../domain/report/trends';
import { frozenSeries, type FrozenFigures } from '../domain/revision/frozen-series';
import { freezeProgrammes } from './freezing';
import { pluginService } from './registry';

/** The month itself and the twelve before it: the same month last year is the first of them. */
const MONTHS_BEFORE = 12;

const monthsOf = (month: Month): Month[] => monthsFrom(addMonths(month, -MONTHS_BEFORE), month);

type Parts = Pick<AppendixParts, 'programmes' | 'series'>;

/** The figures behind a report: groups, series and activities. */
export const appendicesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Out of the revision that a report was frozen in; of a preview, out of the content as it is now. */
  async of(report: Report): Promise<Appendix> {
    const header = await headerOf(strapi, report);
    const parts = header === null ? await present(strapi, report) : await frozen(strapi, header);
    return assembleAppendix({ report, ...parts });
  },

  /** The report with the trend of each programme; out of the same figures. */
  async withTrends(model: ReportModel): Promise<ReportModel> {
    const header = await headerOf(strapi, model.report);
    const series =
      header === null
        ? await presentSeries(strapi, model.report)
        : await frozenSeriesOf(
            strapi,
            header,
            (await pluginService(strapi, 'revisions').content(header)).pins,
          );
    return withTrends(model, series);
  },
});

/** Null for a report that is not out of a revision. */
async function headerOf(
  strapi: Core.Strapi,
  { month, revision, status }: Report,
): Promise<RevisionHeader | null> {
  if (status === 'draft' || revision === null) return null;
  return pluginService(strapi, 'revisions').numbered(month, revision);
}

async function present(strapi: Core.Strapi, report: Report): Promise<Parts> {
  return {
    programmes: await pluginService(strapi, 'catalogue').with(undefined, (catalogue) =>
      freezeProgrammes(strapi, catalogue, report.month),
    ),
    series: await presentSeries(strapi, report),
  };
}

async function presentSeries(strapi: Core.Strapi, { month, status }: Report): Promise<ProgrammeSeries[]> {
  const months = monthsOf(month);
  const visible = status === 'draft' ? months : await pluginService(strapi, 'months').publicMonths();
  return pluginService(strapi, 'totals').series({
    months,
    visible: new Set(visible),
    programme: null,
    indicator: null,
  });
}

/** A series ends as it was when the revision was made: later corrections of earlier months are not in it. */
async function frozen(strapi: Core.Strapi, header: RevisionHeader): Promise<Parts> {
  const { programmes, pins } = await pluginService(strapi, 'revisions').content(header);
  return { programmes, series: await frozenSeriesOf(strapi, header, pins) };
}

async function frozenSeriesOf(
  strapi: Core.Strapi,
  header: RevisionHeader,
  pins: ReadonlyMap<Month, number>,
): Promise<ProgrammeSeries[]> {
  const months = monthsOf(header.month);
  const revisions = pluginService(strapi, 'revisions');
  const figures = new Map<Month, FrozenFigures>();
  for (const month of months) {
    const pinned = pins.get(month);
    const source =
      month === header.month ? header : pinned === undefined ? null : await revisions.numbered(month, pinned);
    if (source !== null) figures.set(month, await readFrozenFigures(strapi, source));
  }
  return frozenSeries(months, figures, { programme: null, indicator: null });
}
