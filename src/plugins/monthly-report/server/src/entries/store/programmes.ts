import type { Core } from '@strapi/strapi';

import {
  AGGREGATION_TYPES,
  BASES,
  COUNTED_THINGS,
  INDICATOR_SOURCES,
  PERIOD_FORMULAS,
} from '../../../../shared/vocabulary';
import { madeOf } from '../rules/facts';
import type {
  Dimension,
  Indicator,
  MeasuredIndicator,
  Membership,
  Programme,
  ProgrammeRecord,
  StatedFigure,
  Target,
} from '../rules/facts';
import type { TargetProgramme } from '../rules/target-rules';
import { toMonth } from '../../domain/month';
import { parseQuantity, type Quantity } from '../../domain/quantity';
import { UID } from '../../uids';
import { integer, oneOf, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';
import { identityOfTarget } from './target-identity';
import { calendarKey, toCalendar } from '../../database/calendars';
import { translated, translatedOrNull } from '../../database/translated';

function quantityOrNull(row: Row, field: string): Quantity | null {
  const written = textOrNull(row, field);
  if (written === null) return null;
  const quantity = parseQuantity(written);
  if (quantity === null) throw new TypeError(`Field "${field}" holds "${written}"; expected a decimal`);
  return quantity;
}

const toDimension = (row: Row): Dimension => ({
  code: text(row, 'code'),
  name: translated(row, 'name'),
  options: rows(row, 'options').map((option) => ({
    code: text(option, 'code'),
    label: translated(option, 'label'),
  })),
});

/** The parts of a maximum or an average have no meaning: only sums and levels are broken down. */
export const canBreakDown = (row: Row): boolean =>
  row.source === 'measured' && (row.aggregationType === 'SUM' || row.aggregationType === 'LAST');

export function toIndicator(row: Row): Indicator {
  const base = {
    code: text(row, 'code'),
    label: translated(row, 'label'),
    unit: translatedOrNull(row, 'unit'),
    decimals: integer(row, 'decimals', 0),
    ...(textOrNull(row, 'direction') === 'decrease' && { direction: 'decrease' as const }),
    ...(row.isKeyFigure === true && { isKeyFigure: true as const }),
  };
  const source = oneOf(row, 'source', INDICATOR_SOURCES);
  const parts = rows(row, 'parts').map((part) => text(part, 'code'));
  const dimensions = canBreakDown(row) ? rows(row, 'dimensions').map(toDimension) : [];
  switch (source) {
    case 'counted':
      return { ...base, source, counts: oneOf(row, 'counts', COUNTED_THINGS) };
    case 'calculated':
      return { ...base, source, parts };
    case 'ratio': {
      const side = (name: 'numerator' | 'denominator'): string | null => {
        const found = rowOrNull(row, name);
        return found && text(found, 'code');
      };
      const [numerator, denominator] = [side('numerator'), side('denominator')];
      return { ...base, source, numerator, denominator, factor: integer(row, 'factor', 1) };
    }
    case 'measured':
      return {
        ...base,
        source,
        aggregationType: oneOf(row, 'aggregationType', AGGREGATION_TYPES),
        calculationFormulaAcrossPeriods: oneOf(row, 'calculationFormulaAcrossPeriods', PERIOD_FORMULAS),
        parts,
        ...(dimensions.length > 0 && { dimensions }),
        lowest: quantityOrNull(row, 'lowest'),
        highest: quantityOrNull(row, 'highest'),
      };
  }
}

function toProgramme(row: Row): Programme {
  return {
    code: text(row, 'code'),
    name: translated(row, 'name'),
    secretariat: translatedOrNull(row, 'secretariat'),
    startMonth: toMonth(text(row, 'startMonth')),
    ...calendarKey(toCalendar(row, ['frequency', 'fiscalYearStart'])),
    basis: oneOf(row, 'basis', BASES),
    summaryTemplate: translated(row, 'summaryTemplate'),
    indicators: rows(row, 'indicators').map((indicator) => text(indicator, 'code')),
    storyGrouping: oneOf(row, 'storyGrouping', ['region-and-partner', 'partner'] as const),
    regionHeading: translatedOrNull(row, 'regionHeading'),
    order: integer(row, 'order', 0),
  };
}

const toMembership = (row: Row): Membership | null => {
  const partner = rowOrNull(row, 'partner');
  if (partner === null) return null;
  const until = textOrNull(row, 'toMonth');
  return {
    partner: text(partner, 'code'),
    fromMonth: toMonth(text(row, 'fromMonth')),
    toMonth: until === null ? null : toMonth(until),
  };
};

const toStatedFigure = (row: Row): StatedFigure | null => {
  const indicator = rowOrNull(row, 'indicator');
  const value = quantityOrNull(row, 'value');
  if (indicator === null || value === null) return null;
  return {
    month: toMonth(text(row, 'month')),
    basis: oneOf(row, 'basis', BASES),
    indicator: text(indicator, 'code'),
    value,
    statedBy: textOrNull(row, 'statedBy'),
    explanation: textOrNull(row, 'explanation'),
  };
};

/** A target whose partner or region was deleted must not become a target of the programme: it is left out. */
const toTarget = (row: Row): Target | null => {
  const value = quantityOrNull(row, 'value');
  const indicator = rowOrNull(row, 'indicator');
  if (value === null || indicator === null || identityOfTarget(row) !== row.identity) return null;
  const codeOf = (field: string): string | null => {
    const linked = rowOrNull(row, field);
    return linked && text(linked, 'code');
  };
  return {
    indicator: text(indicator, 'code'),
    partner: codeOf('partner'),
    region: codeOf('region'),
    from: toMonth(text(row, 'fromMonth')),
    to: toMonth(text(row, 'toMonth')),
    value,
    baseline: quantityOrNull(row, 'baseline'),
  };
};

/** Rows that belong to a programme, by the programme's row id. */
function byProgramme<T>(entries: readonly Row[], parse: (row: Row) => T | null): ReadonlyMap<unknown, T[]> {
  const groups = new Map<unknown, T[]>();
  for (const entry of entries) {
    const programme = rowOrNull(entry, 'programme');
    const parsed = programme && parse(entry);
    if (!programme || parsed === null) continue;
    groups.set(programme.id, [...(groups.get(programme.id) ?? []), parsed]);
  }
  return groups;
}

/** The programme's own indicators in its order, then all their parts. */
export function closure(
  codes: readonly string[],
  all: ReadonlyMap<string, Indicator>,
): ReadonlyMap<string, Indicator> {
  const found = new Map<string, Indicator>();
  const queue = [...codes];
  for (let code = queue.shift(); code !== undefined; code = queue.shift()) {
    const indicator = all.get(code);
    if (!indicator || found.has(code)) continue;
    found.set(code, indicator);
    queue.push(...madeOf(indicator));
  }
  return found;
}

/** All indicators by code, parts included. */
export async function readIndicators(strapi: Core.Strapi): Promise<ReadonlyMap<string, Indicator>> {
  const indicators: Row[] = await strapi.db.query(UID.indicator).findMany({
    populate: {
      parts: { select: ['code'] },
      numerator: { select: ['code'] },
      denominator: { select: ['code'] },
      dimensions: { populate: { options: true } },
    },
  });
  return new Map(indicators.map(toIndicator).map((indicator) => [indicator.code, indicator]));
}

/** Every programme with its indicators, memberships, stated figures and targets. */
export async function readProgrammes(strapi: Core.Strapi): Promise<ProgrammeRecord[]> {
  const all = await readIndicators(strapi);
  const programmes: Row[] = await strapi.db.query(UID.programme).findMany({
    populate: { indicators: { select: ['code'] } },
  });
  const memberships: Row[] = await strapi.db.query(UID.membership).findMany({
    populate: { partner: { select: ['code'] }, programme: { select: ['id'] } },
  });
  const stated: Row[] = await strapi.db.query(UID.statedFigure).findMany({
    populate: { indicator: { select: ['code'] }, programme: { select: ['id'] } },
  });
  const targets: Row[] = await strapi.db.query(UID.target).findMany({
    populate: {
      indicator: { select: ['documentId', 'code'] },
      partner: { select: ['documentId', 'code'] },
      region: { select: ['documentId', 'code'] },
      programme: { select: ['id', 'documentId'] },
    },
    orderBy: { identity: 'asc' },
  });
  const membershipsOf = byProgramme(memberships, toMembership);
  const statedOf = byProgramme(stated, toStatedFigure);
  const targetsOf = byProgramme(targets, toTarget);
  return programmes.map((row) => {
    const programme = toProgramme(row);
    const id = integer(row, 'id', 0);
    return {
      id,
      programme,
      indicators: closure(programme.indicators, all),
      memberships: membershipsOf.get(id) ?? [],
      statedFigures: statedOf.get(id) ?? [],
      targets: targetsOf.get(id) ?? [],
    };
  });
}

/** The data of a programme that its targets are checked against. */
export async function readTargetProgramme(strapi: Core.Strapi, documentId: string): Promise<TargetProgramme> {
  const row: Row = await strapi.db.query(UID.programme).findOne({
    where: { documentId },
    populate: { indicators: { select: ['code'] } },
  });
  const memberships: Row[] = await strapi.db.query(UID.membership).findMany({
    where: { programme: { documentId } },
    populate: { partner: { select: ['code'] } },
  });
  return { programme: toProgramme(row), memberships: memberships.flatMap((one) => toMembership(one) ?? []) };
}

/** The codes of the indicators of a programme, in its order; null for an unknown programme. */
export async function readProgrammeCodes(
  strapi: Core.Strapi,
  documentId: string,
): Promise<readonly string[] | null> {
  const row: Row | null = await strapi.db.query(UID.programme).findOne({
    select: ['id'],
    where: { documentId },
    populate: { indicators: { select: ['code'] } },
  });
  return row && rows(row, 'indicators').map((indicator) => text(indicator, 'code'));
}

/** The indicators of a programme and all their parts, in its order; null for an unknown programme. */
export async function readProgrammeIndicators(
  strapi: Core.Strapi,
  documentId: string,
): Promise<ReadonlyMap<string, Indicator> | null> {
  const codes = await readProgrammeCodes(strapi, documentId);
  return codes && closure(codes, await readIndicators(strapi));
}

/** The entered indicators among some indicators and all their parts. */
export function measuredOf(
  codes: readonly string[],
  all: ReadonlyMap<string, Indicator>,
): readonly MeasuredIndicator[] {
  return [...closure(codes, all).values()].filter((indicator) => indicator.source === 'measured');
}
