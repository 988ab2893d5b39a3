import type { Core } from '@strapi/strapi';

import type { RevisionHeader } from '../../publication/store/revisions';
import type { ProgrammeSeries } from '../../documents/json/totals';
import { addMonths, monthsFrom, type Month } from '../../domain/month';
import type { Report, ReportModel } from '../rules/model';
import { withTrends } from '../rules/trends';
import { frozenSeries, type FrozenFigures } from '../../publication/rules/frozen-series';
import type { Figures } from '../../rendering/figures-parts';
import { freezeProgrammes } from '../../publication/steps/freezing';
import { pluginService } from '../../assembly/registry';

/** The month itself and the twelve before it: the same month last year is the first of them. */
const MONTHS_BEFORE = 12;

const monthsOf = (month: Month): Month[] => monthsFrom(addMonths(month, -MONTHS_BEFORE), month);

/** The figures behind a report: groups, series and activities. */
export const appendicesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** As they are now: for a preview. */
  async present(report: Report): Promise<Figures> {
    return {
      programmes: await pluginService(strapi, 'catalogue').with(undefined, (catalogue) =>
        freezeProgrammes(strapi, catalogue, report.month),
      ),
      series: await presentSeries(strapi, report),
    };
  },

  /** A series ends as it was when the revision was made: later corrections of earlier months are not in it. */
  frozenSeries: (header: RevisionHeader): Promise<ProgrammeSeries[]> => frozenSeriesOf(strapi, header),

  /** The report with the trend of each programme; out of the same figures. */
  async withTrends(model: ReportModel): Promise<ReportModel> {
    const header = await headerOf(strapi, model.report);
    const series =
      header === null ? await presentSeries(strapi, model.report) : await frozenSeriesOf(strapi, header);
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

function presentSeries(strapi: Core.Strapi, { month }: Report): Promise<ProgrammeSeries[]> {
  const months = monthsOf(month);
  return pluginService(strapi, 'totals').series({
    months,
    visible: new Set(months),
    programme: null,
    indicator: null,
  });
}

async function frozenSeriesOf(strapi: Core.Strapi, header: RevisionHeader): Promise<ProgrammeSeries[]> {
  const months = monthsOf(header.month);
  const revisions = pluginService(strapi, 'revisions');
  const { pins } = await revisions.summary(header);
  const figures = new Map<Month, FrozenFigures>();
  for (const month of months) {
    const pinned = pins.get(month);
    const source =
      month === header.month ? header : pinned === undefined ? null : await revisions.numbered(month, pinned);
    if (source !== null) figures.set(month, (await revisions.summary(source)).figures);
  }
  return frozenSeries(months, figures, { programme: null, indicator: null });
}
