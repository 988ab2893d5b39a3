import type { Core } from '@strapi/strapi';

import type { Basis, Grouping } from '../../../shared/vocabulary';
import { readTotalsFacts, type TotalsFacts } from '../content/facts';
import type { ProgrammeSeries, ProgrammeTotals } from '../documents/json/totals';
import type { Indicator, ProgrammeFacts, Reference } from '../domain/facts';
import type { Month } from '../domain/month';
import type { Source, SourceFilter } from '../domain/totals/figures';
import { groupTotals } from '../domain/totals/groups';
import { seriesOf } from '../domain/totals/series';
import { sourcesOf } from '../domain/totals/sources';
import { totalsOf } from '../domain/totals/totals';
import { NotFoundError } from '../errors';

function chosen(facts: TotalsFacts, code: string | null): readonly ProgrammeFacts[] {
  if (code === null) return facts.programmes;
  const found = facts.programmes.filter(({ programme }) => programme.code === code);
  if (found.length === 0) throw new NotFoundError(`There is no programme "${code}".`);
  return found;
}

function indicatorOf({ programme, indicators }: ProgrammeFacts, code: string): Indicator {
  const indicator = programme.indicators.includes(code) ? indicators.get(code) : undefined;
  if (!indicator) {
    throw new NotFoundError(
      `Programme "${programme.code}" has no indicator "${code}"; it has: ${programme.indicators.join(', ')}.`,
    );
  }
  return indicator;
}

const started = ({ programme }: ProgrammeFacts, month: Month): boolean => programme.startMonth <= month;

/** Totals, groups, series and sources, calculated from the published activities as they are now. */
export const totalsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @throws NotFoundError for an unknown programme. */
  async ofMonth(question: {
    readonly month: Month;
    readonly basis: Basis;
    readonly programme: string | null;
    readonly grouping: Grouping | null;
  }): Promise<ProgrammeTotals[]> {
    const { month, basis, programme, grouping } = question;
    const facts = await readTotalsFacts(strapi, month);
    return chosen(facts, programme)
      .filter((candidate) => programme !== null || started(candidate, month))
      .map((candidate) => ({
        programme: candidate.programme,
        totals: totalsOf(candidate, month, basis),
        groups: grouping === null ? [] : groupTotals(candidate, facts.reference, month, basis, grouping),
      }));
  },

  /** A point a month; null where the month is not in `visible`. @throws NotFoundError. */
  async series(question: {
    readonly months: readonly Month[];
    readonly visible: ReadonlySet<Month>;
    readonly programme: string | null;
    readonly indicator: string | null;
  }): Promise<ProgrammeSeries[]> {
    const { months, visible, programme, indicator } = question;
    const last = months.at(-1);
    if (last === undefined) return [];
    const facts = await readTotalsFacts(strapi, last);
    const series = chosen(facts, programme).flatMap((candidate) => {
      const codes = candidate.programme.indicators.filter((code) => indicator === null || code === indicator);
      if (programme !== null && indicator !== null) indicatorOf(candidate, indicator);
      return codes.map((code) => ({
        programme: candidate.programme.code,
        indicator: indicatorOf(candidate, code),
        points: seriesOf(candidate, code, months).map((point) =>
          visible.has(point.month) ? point : { month: point.month, value: null },
        ),
      }));
    });
    if (indicator !== null && series.length === 0) {
      throw new NotFoundError(`There is no indicator "${indicator}".`);
    }
    return series;
  },

  /** The activities behind a figure. @throws NotFoundError for an unknown programme, indicator, region or partner. */
  async sources(question: {
    readonly month: Month;
    readonly basis: Basis;
    readonly programme: string;
    readonly indicator: string;
    readonly filter: SourceFilter;
  }): Promise<{ indicator: Indicator; reference: Reference; sources: Source[] }> {
    const { month, basis, programme, indicator, filter } = question;
    const facts = await readTotalsFacts(strapi, month);
    const [candidate] = chosen(facts, programme);
    if (!candidate) throw new NotFoundError(`There is no programme "${programme}".`);
    const partners = [...facts.reference.partners.values()];
    if (filter.partner && !facts.reference.partners.has(filter.partner)) {
      throw new NotFoundError(`There is no partner "${filter.partner}".`);
    }
    if (filter.region && !partners.some(({ region }) => region?.code === filter.region)) {
      throw new NotFoundError(`There is no partner in a region "${filter.region}".`);
    }
    return {
      indicator: indicatorOf(candidate, indicator),
      reference: facts.reference,
      sources: sourcesOf(candidate, facts.reference, month, basis, indicator, filter),
    };
  },
});
