import type { Core } from '@strapi/strapi';

import type { LaterMonthEntry } from '../../../../shared/admin-api';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { readProgrammeFacts } from '../../ledger/store/read-facts';
import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import { compare, toDigits, type Quantity } from '../../domain/quantity';
import type { FrozenMonth } from '../rules/frozen-month';
import type { Total } from '../../totals/rules/figures';
import { totalsOf } from '../../totals/rules/totals';
import type { RevisionsService } from './revisions';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly revisions: RevisionsService;
}

const MOST_DECIMALS = 3;

/** The figures of a month that depend on other months. */
const FIGURES = {
  previous: (total: Total) => total.previous,
  'year-to-date': (total: Total) => total.yearToDate,
  'to-date': (total: Total) => total.toDate,
} as const;

/**
 * The published months after the given month with a figure that would change if they were published again now. They
 * stay unchanged until somebody reopens them.
 */
export async function laterMonths(needs: Needs, month: Month): Promise<LaterMonthEntry[]> {
  const { revisions } = needs;
  const later = [...(await revisions.newestOfAll()).values()]
    .filter((header) => header.month > month)
    .sort(by((header) => header.month, compareText));
  const entries: LaterMonthEntry[] = [];
  for (const header of later) {
    const figures = await changedFigures(needs, await revisions.content(header));
    if (figures.length > 0) entries.push({ month: header.month, revision: header.number, figures });
  }
  return entries;
}

async function changedFigures(
  { strapi, catalogue: present }: Needs,
  { month, programmes }: FrozenMonth,
): Promise<LaterMonthEntry['figures'][number][]> {
  const frozen = new Map(programmes.map((programme) => [programme.programme.code, programme.totals.month]));
  return present.with(undefined, async (catalogue) => {
    const factsOf = await readProgrammeFacts(strapi, catalogue.programmes, month);
    return catalogue.programmes.flatMap((record) => {
      const present = totalsOf(factsOf(record), month, 'month');
      const published = frozen.get(record.programme.code) ?? [];
      return present.flatMap((total) => {
        const before = published.find(({ indicator }) => indicator.code === total.indicator.code);
        return before === undefined ? [] : differences(record.programme.code, before, total);
      });
    });
  });
}

function differences(programme: string, before: Total, after: Total): LaterMonthEntry['figures'][number][] {
  return Object.entries(FIGURES).flatMap(([basis, figureOf]) => {
    const [published, now] = [figureOf(before), figureOf(after)];
    if (isSame(published, now)) return [];
    const indicator = after.indicator.code;
    return [{ programme, indicator, basis, published: digits(published), now: digits(now) }];
  });
}

const isSame = (a: Quantity | null, b: Quantity | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0;

const digits = (value: Quantity | null): string | null =>
  value === null ? null : toDigits(value, MOST_DECIMALS);
