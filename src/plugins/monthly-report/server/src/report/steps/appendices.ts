import type { Core } from '@strapi/strapi';

import type { RevisionHeader } from '../../publication/store/revisions';
import type { ProgrammeSeries } from '../../documents/json/totals';
import { addMonths, monthsFrom, type Month } from '../../domain/month';
import type { Report, ReportModel } from '../rules/model';
import { withTrends } from '../rules/trends';
import { frozenSeries, type FrozenFigures } from '../../publication/rules/frozen-series';
import type { Figures } from '../../rendering/figures-parts';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { freezeProgrammes } from '../../publication/steps/freezing';
import type { RevisionsService } from '../../publication/steps/revisions';
import type { TotalsService } from '../../totals/steps/totals';

/** The month itself and the twelve before it: the same month last year is the first of them. */
const MONTHS_BEFORE = 12;

const monthsOf = (month: Month): Month[] => monthsFrom(addMonths(month, -MONTHS_BEFORE), month);

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly revisions: RevisionsService;
  readonly totals: TotalsService;
}

/** The figures behind a report: groups, series and activities. */
export const appendicesService = ({ strapi, catalogue: present, revisions, totals }: Needs) => ({
  /** The present figures, for a preview, which may contain only some programmes (codes). */
  async present(report: Report, programmes: ReadonlySet<string> | null = null): Promise<Figures> {
    const tells = (code: string): boolean => programmes === null || programmes.has(code);
    const frozen = await present.with(undefined, (catalogue) =>
      freezeProgrammes(strapi, catalogue, report.month),
    );
    const series = await presentSeries(totals, report);
    return {
      programmes: frozen.filter(({ programme }) => tells(programme.code)),
      series: series.filter(({ programme }) => tells(programme)),
    };
  },

  /** A series stays as it was when the revision was made: later corrections of earlier months are not in it. */
  frozenSeries: (header: RevisionHeader): Promise<ProgrammeSeries[]> => frozenSeriesOf(revisions, header),

  /** The report with the trend of each programme, from the same figures. */
  async withTrends(model: ReportModel): Promise<ReportModel> {
    const header = await headerOf(revisions, model.report);
    const series =
      header === null ? await presentSeries(totals, model.report) : await frozenSeriesOf(revisions, header);
    return withTrends(model, series);
  },
});

/** Null for a report that does not come from a revision. */
async function headerOf(
  revisions: RevisionsService,
  { month, revision, status }: Report,
): Promise<RevisionHeader | null> {
  if (status === 'draft' || revision === null) return null;
  return revisions.numbered(month, revision);
}

function presentSeries(totals: TotalsService, { month }: Report): Promise<ProgrammeSeries[]> {
  const months = monthsOf(month);
  return totals.series({
    months,
    visible: new Set(months),
    programme: null,
    indicator: null,
  });
}

async function frozenSeriesOf(
  revisions: RevisionsService,
  header: RevisionHeader,
): Promise<ProgrammeSeries[]> {
  const months = monthsOf(header.month);
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

export type AppendicesService = ReturnType<typeof appendicesService>;
