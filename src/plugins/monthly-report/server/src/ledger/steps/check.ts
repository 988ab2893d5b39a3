import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { contentEntriesOf, ledgerEntriesOf } from '../store/entries';
import { readKeptProgrammes } from '../store/programmes-kept';
import { readKeptOf } from '../store/store';
import { liftTimeLimit } from '../store/time-limit';
import { sumsBuilder } from '../rules/build';
import { writeCell } from '../rules/cell';
import { asText } from '../rules/ledger-entry';
import { writeMemberMonths } from '../rules/member-months';
import { readRules } from '../store/rules';
import { readMemberships, readStatesOf, reporterKey } from '../store/states';
import { stateKey, statesOf, writeState } from '../rules/states';
import type { Progress } from './rebuild-all';

/** A kept row that does not match the activities; a value is null if that side has no row. */
export interface Difference {
  readonly table: 'ledger' | 'sums' | 'members' | 'states';
  /** The key of the row: a documentId, or programme, dimension, member and month. */
  readonly key: string;
  readonly kept: string | null;
  readonly recounted: string | null;
}

/** Recounts everything from the activities and reports each kept row that differs; see `checkProgrammes`. */
export async function checkAll(
  strapi: Core.Strapi,
  differs: (difference: Difference) => void,
  report?: (progress: Progress) => void,
): Promise<number> {
  return checkProgrammes(strapi, await readKeptProgrammes(strapi, strapi.db.connection), differs, report);
}

/**
 * Each programme has one transaction that sees one moment: edits can go on meanwhile.
 *
 * @param programmes ids of their rows.
 * @returns how many activities count.
 */
export async function checkProgrammes(
  strapi: Core.Strapi,
  programmes: readonly number[],
  differs: (difference: Difference) => void,
  report: (progress: Progress) => void = () => undefined,
): Promise<number> {
  let counted = 0;
  for (const [done, programme] of programmes.entries()) {
    await strapi.db.connection.transaction(
      async (trx) => {
        await liftTimeLimit(strapi, trx);
        counted += await checkProgramme(strapi, trx, programme, differs, (ofProgramme) =>
          report({ programme, done, of: programmes.length, counted: counted + ofProgramme }),
        );
      },
      strapi.db.dialect.client === 'postgres' ? { isolationLevel: 'repeatable read' } : undefined,
    );
    report({ programme, done: done + 1, of: programmes.length, counted });
  }
  return counted;
}

async function checkProgramme(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  differs: (difference: Difference) => void,
  progress: (counted: number) => void,
): Promise<number> {
  const rules = await readRules(strapi, trx);
  const builder = sumsBuilder(rules);
  const ledger = new Map<string, string>();
  for await (const entries of contentEntriesOf(strapi, trx, programme)) {
    for (const entry of entries) {
      builder.add(entry);
      ledger.set(entry.documentId, asText(entry));
    }
    progress(ledger.size);
  }
  const counted = ledger.size;
  for await (const entries of ledgerEntriesOf(strapi, trx, programme)) {
    for (const entry of entries) compare('ledger', entry.documentId, asText(entry), ledger, differs);
  }
  missing('ledger', ledger, differs);

  const recounted = builder.finish();
  const cells = new Map<string, string>([...recounted.cells].map(([key, cell]) => [key, writeCell(cell)]));
  const members = new Map<string, string>(
    [...recounted.members].map(([key, months]) => [key, writeMemberMonths(months)]),
  );
  const kept = await readKeptOf(strapi, trx, programme);
  for (const [key, cell] of kept.cells) compare('sums', key, writeCell(cell), cells, differs);
  for (const [key, months] of kept.members) {
    compare('members', key, writeMemberMonths(months), members, differs);
  }
  missing('sums', cells, differs);
  missing('members', members, differs);

  const memberships = await readMemberships(strapi, trx, [programme]);
  const recountedStates = statesOf(
    recounted.cells,
    rules.levels,
    (ofProgramme, partner) => memberships.get(reporterKey({ programme: ofProgramme, partner })) ?? [],
  );
  const states = new Map(recountedStates.map((state) => [stateKey(state), writeState(state)]));
  for (const state of await readStatesOf(strapi, trx, programme)) {
    compare('states', stateKey(state), writeState(state), states, differs);
  }
  missing('states', states, differs);
  return counted;
}

/** Removes compared rows from `recounted`, so the rows that remain there have no kept row. */
function compare(
  table: Difference['table'],
  key: string,
  kept: string,
  recounted: Map<string, string>,
  differs: (difference: Difference) => void,
): void {
  const expected = recounted.get(key) ?? null;
  recounted.delete(key);
  if (kept !== expected) differs({ table, key, kept, recounted: expected });
}

function missing(
  table: Difference['table'],
  recounted: ReadonlyMap<string, string>,
  differs: (difference: Difference) => void,
): void {
  for (const [key, text] of recounted) differs({ table, key, kept: null, recounted: text });
}
