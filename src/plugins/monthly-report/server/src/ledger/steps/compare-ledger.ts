import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { readEntriesOf } from '../store/entries';
import { readKeptProgrammes } from '../store/programmes-kept';
import { readSuspects } from '../store/rebuild-ledger';
import type { Month } from '../../domain/month';
import { asText, monthOf, type LedgerEntry } from '../rules/ledger-entry';

/** An activity that differs between ledger and content; null on the side where it is not counted. */
export interface LedgerDifference {
  readonly documentId: string;
  readonly kept: LedgerEntry | null;
  readonly counted: LedgerEntry | null;
}

/** Documents compared one by one; an import of everything past Strapi must not fill the memory. */
const BATCH = 1000;

/**
 * Compares the ledger with the content inside a transaction, one programme after the other, in months up to one.
 *
 * @param differs receives each difference; it returns false to end the comparison.
 */
export async function compareLedger(
  strapi: Core.Strapi,
  trx: Knex,
  until: Month,
  differs: (difference: LedgerDifference) => boolean,
): Promise<void> {
  const seen = new Set<string>();
  for (const programme of await readKeptProgrammes(strapi, trx)) {
    // An activity that moved to another programme is a suspect of both programmes.
    const suspects = (await readSuspects(strapi, trx, programme, until)).filter((id) => !seen.has(id));
    for (const id of suspects) seen.add(id);
    for (let start = 0; start < suspects.length; start += BATCH) {
      const documentIds = suspects.slice(start, start + BATCH);
      const { before, after } = await readEntriesOf(strapi, trx, documentIds, []);
      for (const documentId of documentIds) {
        const kept = before.get(documentId) ?? null;
        const counted = after.get(documentId) ?? null;
        if (isSame(kept, counted)) continue;
        if (!differs({ documentId, kept, counted })) return;
      }
    }
  }
}

const isSame = (one: LedgerEntry | null, other: LedgerEntry | null): boolean =>
  one === null || other === null ? one === other : asText(one) === asText(other);

/** The months in which a difference shows. */
export const monthsOfDifference = ({ kept, counted }: LedgerDifference): Month[] =>
  [kept, counted].flatMap((entry) => (entry === null ? [] : [monthOf(entry)]));
