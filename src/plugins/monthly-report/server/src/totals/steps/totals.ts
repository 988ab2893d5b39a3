import type { Core } from '@strapi/strapi';

import type { CatalogueService } from '../../entries/steps/catalogue';
import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Catalogue } from '../../entries/store/catalogue';
import { readProgrammeCells } from '../../ledger/store/read-cells';
import type {
  Pagination,
  ProgrammeOfPeriod,
  ProgrammeSeries,
  ProgrammeTotals,
} from '../../documents/json/totals';
import type { Indicator, Programme, ProgrammeRecord } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { Figure, SourceFilter, Total } from '../rules/figures';
import { periodTotals, wholeSpan } from '../rules/period-totals';
import { spanOf, spanOfPeriod, untilFigures, type Months, type SpanBasis } from '../../domain/spans';
import { planOfSpan } from '../rules/periods';
import { seriesOf } from '../rules/series';
import { totalsOf } from '../rules/totals';
import { NotFoundError } from '../../errors';
import { readPeriodFacts, readProgrammeFacts } from '../../ledger/store/read-facts';
import { readProgrammeLevels } from '../../ledger/store/read-levels';
import { atBasis, groupsPage, oneGroup } from './groups';
import type { PageAsked } from './pages';
import { sourcesPage, type SourcesPage } from './sources';

function chosen({ programmes }: Catalogue, code: string | null): readonly ProgrammeRecord[] {
  if (code === null) return programmes;
  const found = programmes.filter(({ programme }) => programme.code === code);
  if (found.length === 0) throw new NotFoundError(`There is no programme "${code}".`);
  return found;
}

function indicatorOf({ programme, indicators }: ProgrammeRecord, code: string): Indicator {
  const indicator = programme.indicators.includes(code) ? indicators.get(code) : undefined;
  if (!indicator) {
    throw new NotFoundError(
      `Programme "${programme.code}" has no indicator "${code}"; it has: ${programme.indicators.join(', ')}.`,
    );
  }
  return indicator;
}

const started = ({ programme }: ProgrammeRecord, month: Month): boolean => programme.startMonth <= month;

/** The common fields of a question about totals. */
interface Asked {
  readonly programme: string | null;
  /** Version of the reference data, if the caller has just read it. */
  readonly reference?: string;
}

export interface TotalsPage {
  readonly programmes: ProgrammeTotals[];
  /** Over the groups of all programmes together, in report order. */
  readonly pagination: Pagination;
}

export interface PeriodPage {
  readonly programmes: readonly ProgrammeOfPeriod[];
  readonly pagination: Pagination;
}

export interface PeriodQuestion extends Asked, PageAsked {
  readonly months: Months;
  readonly grouping: Grouping | null;
  readonly indicator: string | null;
}

interface ScopesQuestion {
  readonly month: Month;
  /** Codes. */
  readonly programme: string;
  readonly region: string | null;
  readonly partner: string | null;
}

export interface ScopeFigures {
  readonly programme: readonly Total[];
  /** Null if none is asked for, or if it has no figures. */
  readonly region: readonly Figure[] | null;
  readonly partner: readonly Figure[] | null;
}

/** @throws NotFoundError if no programme has the indicator. */
export function onlyOf(
  indicator: string | null,
  programmes: readonly ProgrammeOfPeriod[],
): readonly ProgrammeOfPeriod[] {
  if (indicator === null) return programmes;
  const isIt = (figure: { readonly indicator: Indicator }) => figure.indicator.code === indicator;
  const found = programmes.filter(({ totals }) => totals.some(isIt));
  if (found.length === 0) throw new NotFoundError(`There is no indicator "${indicator}".`);
  return found.map(({ programme, totals, groups }) => ({
    programme,
    totals: totals.filter(isIt),
    groups: groups.map(({ code, name, figures }) => ({ code, name, figures: figures.filter(isIt) })),
  }));
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
}

/** Totals, groups, series and sources, read from the sums that follow every edit. */
export const totalsService = ({ strapi, catalogue: present }: Needs) => ({
  /** @throws NotFoundError for an unknown programme. */
  ofMonth(
    question: Asked & {
      readonly month: Month;
      readonly basis: Basis;
      readonly grouping: Grouping | null;
    } & PageAsked,
  ): Promise<TotalsPage> {
    const { month, basis, programme, grouping } = question;
    return present.with(question.reference, async (catalogue) => {
      const records = chosen(catalogue, programme).filter(
        (candidate) => programme !== null || started(candidate, month),
      );
      const facts = records.map(await readProgrammeFacts(strapi, records, month));
      const asked = { ...atBasis(basis, month), grouping };
      const groups = await groupsPage(strapi, catalogue, facts, asked, question);
      return {
        programmes: facts.map((candidate) => ({
          programme: candidate.programme,
          totals: totalsOf(candidate, month, basis),
          groups: groups.of(candidate),
        })),
        pagination: groups.pagination,
      };
    });
  },

  /**
   * Figures over a period as they are now. With `indicator`, only this indicator.
   *
   * @throws NotFoundError for an unknown programme or indicator.
   */
  ofPeriod(question: PeriodQuestion): Promise<PeriodPage> {
    const { months, programme, grouping, indicator } = question;
    return present.with(question.reference, async (catalogue) => {
      const records = chosen(catalogue, programme).filter(
        (candidate) => programme !== null || started(candidate, months.to),
      );
      const facts = records.map(await readPeriodFacts(strapi, records, months));
      const asked = {
        spanOf: (of: Programme) => spanOfPeriod(months, of),
        grouping,
      };
      const groups = await groupsPage(strapi, catalogue, facts, asked, question);
      const programmes = facts.map((candidate): ProgrammeOfPeriod => {
        const span = spanOfPeriod(months, candidate.programme);
        return {
          programme: candidate.programme,
          totals:
            span === null ? [] : periodTotals(candidate, candidate, wholeSpan(span, candidate.programme)),
          groups: groups.of(candidate),
        };
      });
      return { programmes: onlyOf(indicator, programmes), pagination: groups.pagination };
    });
  },

  /** One point for each month; null if the month is not in `visible`. @throws NotFoundError. */
  async series(
    question: Asked & {
      readonly months: readonly Month[];
      readonly visible: ReadonlySet<Month>;
      readonly indicator: string | null;
    },
  ): Promise<ProgrammeSeries[]> {
    const { months, visible, programme, indicator } = question;
    const [first, last] = [months[0], months.at(-1)];
    if (first === undefined || last === undefined) return [];
    return present.with(question.reference, async (catalogue) => {
      const records = chosen(catalogue, programme);
      const plan = planOfSpan({ from: first, to: last }, false);
      const cellsOf = await readProgrammeCells(strapi, [{ programmes: records.map(({ id }) => id), plan }]);
      const levelsOf = await readProgrammeLevels(strapi, records, months);
      const series = records.flatMap((record) => {
        if (programme !== null && indicator !== null) indicatorOf(record, indicator);
        const codes = record.programme.indicators.filter((code) => indicator === null || code === indicator);
        return codes.map((code) => ({
          programme: record.programme.code,
          indicator: indicatorOf(record, code),
          points: seriesOf(
            { ...record, cells: cellsOf(record.id), levels: levelsOf(record.id) },
            code,
            months,
          ).map((point) => (visible.has(point.month) ? point : { month: point.month, value: null })),
        }));
      });
      if (indicator !== null && series.length === 0) {
        throw new NotFoundError(`There is no indicator "${indicator}".`);
      }
      return series;
    });
  },

  /** The figures of a month of a programme, of one region and of one partner in it, by their codes. */
  ofScopes({ month, programme, region, partner }: ScopesQuestion): Promise<ScopeFigures> {
    return present.with(undefined, async (catalogue) => {
      const records = chosen(catalogue, programme);
      const [facts] = records.map(await readProgrammeFacts(strapi, records, month));
      if (!facts) throw new NotFoundError(`There is no programme "${programme}".`);
      const of = async (grouping: 'region' | 'partner', member: number | undefined) =>
        member === undefined ? null : oneGroup(strapi, catalogue, facts, { month, grouping, member });
      return {
        programme: totalsOf(facts, month, 'month'),
        region: (await of('region', catalogue.regionIds.get(region ?? '')))?.figures ?? null,
        partner: (await of('partner', catalogue.partnerIds.get(partner ?? '')))?.figures ?? null,
      };
    });
  },

  /**
   * A page of the activities behind a figure.
   *
   * @throws NotFoundError for an unknown programme, indicator, region or partner.
   */
  sources(
    question: {
      /** The last month is also the month of every other basis. */
      readonly months: Months;
      readonly basis: SpanBasis;
      readonly programme: string;
      readonly indicator: string;
      readonly filter: SourceFilter;
      readonly reference?: string;
    } & PageAsked,
  ): Promise<SourcesPage> {
    const { months, basis, programme, filter } = question;
    return present.with(question.reference, async (catalogue) => {
      const [record] = chosen(catalogue, programme);
      if (!record) throw new NotFoundError(`There is no programme "${programme}".`);
      requireFilter(catalogue, filter);
      const indicator = indicatorOf(record, question.indicator);
      const found =
        basis === 'period'
          ? spanOfPeriod(months, record.programme)
          : spanOf(basis, months.to, record.programme);
      const span = found && untilFigures(found, record.programme);
      return sourcesPage(strapi, catalogue, record, { span, indicator, filter }, question);
    });
  },
});

function requireFilter({ partnersByCode }: Catalogue, { partner, region }: SourceFilter): void {
  if (partner && !partnersByCode.has(partner)) {
    throw new NotFoundError(`There is no partner "${partner}".`);
  }
  if (region && ![...partnersByCode.values()].some((known) => known.region?.code === region)) {
    throw new NotFoundError(`There is no partner in a region "${region}".`);
  }
}

export type TotalsService = ReturnType<typeof totalsService>;
