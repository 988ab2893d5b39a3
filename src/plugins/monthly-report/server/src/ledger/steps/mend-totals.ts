import type { Core } from '@strapi/strapi';

import { SYSTEM } from '../../access/actor';
import { liftTimeLimit } from '../store/time-limit';
import { text, type Row } from '../../database/rows';
import { LAST_MONTH, type Month } from '../../domain/month';
import { differencesOf } from '../rules/differences';
import { readRules } from '../store/rules';
import { valuesOf } from '../rules/counted-values';
import type { LedgerEntry } from '../rules/ledger-entry';
import {
  compareLedger,
  lockCountedBy,
  monthsOfDifference,
  record,
  REFERENCE,
  type LedgerDifference,
} from './';
import { inTransaction } from '../../strapi/transactions';
import { UID } from '../../uids';
import { readMonthRecords } from '../../publication/store/month-states';
import { keepTrail } from '../../trail/steps/record';

/** An interrupted write changes fewer cells: for more, a person should first find the cause. */
const MOST_CELLS = 100;
/** Every activity changes at least one cell, or only its own row. */
const MOST_ACTIVITIES = MOST_CELLS;

export interface Mended {
  readonly activities: number;
  /** The number of kept sums that changed. */
  readonly cells: number;
  /** Ascending. */
  readonly months: readonly Month[];
}

/**
 * Updates the kept sums to the content if they differ a little, and in no published month:
 * in one transaction that all writers wait for, with a row in the trail.
 *
 * @returns null if nothing was done because the differences are larger.
 */
export async function mendSmallDifferences(strapi: Core.Strapi): Promise<Mended | null> {
  return inTransaction(strapi, async ({ trx }) => {
    await liftTimeLimit(strapi, trx);
    await lockCountedBy(strapi, trx);
    const differences: LedgerDifference[] = [];
    await compareLedger(strapi, trx, LAST_MONTH, (difference) => {
      differences.push(difference);
      return differences.length <= MOST_ACTIVITIES;
    });
    const months = [...new Set(differences.flatMap(monthsOfDifference))].sort();
    const records = await readMonthRecords(strapi);
    const rules = await readRules(strapi, trx);
    const withValues = (entry: LedgerEntry | null) =>
      entry && { entry, values: valuesOf(entry.measurements, rules) };
    const changes = differences.map(({ kept, counted }) => ({
      before: withValues(kept),
      after: withValues(counted),
    }));
    const { cells } = differencesOf(changes, rules);
    if (
      differences.length > MOST_ACTIVITIES ||
      cells.size > MOST_CELLS ||
      months.some((month) => records.get(month)?.state === 'published')
    ) {
      return null;
    }
    const mended: Mended = { activities: differences.length, cells: cells.size, months };
    if (differences.length === 0) return mended;
    const programmes = differences.flatMap(({ kept, counted }) =>
      [kept, counted].flatMap((entry) => entry?.programme ?? []),
    );
    // Count anew, and not by the difference: nobody knows whether the sums belonged to the present ledger.
    await record(strapi, (pending) => {
      for (const programme of programmes) pending.programmes.add(programme);
      pending.months.add(REFERENCE);
    });
    await keepTrail(strapi, {
      actor: SYSTEM,
      at: new Date(),
      action: 'mend-totals',
      month: null,
      details: { activities: await namesOf(strapi, differences), months, cells: cells.size },
    });
    return mended;
  });
}

/** The activities with the names that people know; a deleted activity has no title. */
async function namesOf(strapi: Core.Strapi, differences: readonly LedgerDifference[]) {
  const documentIds = differences.map(({ documentId }) => documentId);
  const rows: Row[] = await strapi.db.query(UID.activity).findMany({
    select: ['documentId', 'title'],
    where: { documentId: { $in: documentIds }, publishedAt: { $notNull: true } },
  });
  const titles = new Map(rows.map((row) => [text(row, 'documentId'), text(row, 'title')]));
  return documentIds.map((documentId) => ({ documentId, name: titles.get(documentId) ?? documentId }));
}
