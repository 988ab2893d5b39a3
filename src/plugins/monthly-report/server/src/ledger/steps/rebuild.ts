import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { ledgerEntriesOf, readContentOf } from '../store/entries';
import { fillLedger } from '../store/rebuild-ledger';
import { dropMemberMonths, fillMembers } from '../store/rebuild-members';
import { areInSql, fillSums, readCodes } from '../store/rebuild-sums';
import { runEach, writeCells, writeLedger, writeMembers } from '../store/store';
import { TABLES } from '../store/tables';
import { sumsBuilder } from '../rules/build';
import type { LedgerEntry } from '../rules/ledger-entry';
import { readRules } from '../store/rules';
import { fillStates } from '../store/states';
import type { CountingRules } from '../rules/rules';

const BATCH = 1000;

/**
 * Makes all kept rows of one programme anew from its activities, inside the database. The
 * caller holds the reference lock, so no activity changes meanwhile; readers use the old
 * sums until the transaction commits.
 *
 * @param progress receives the number of counted activities, before their sums are made.
 * @returns how many activities count.
 * @throws SumOverflowError
 */
export async function rebuildProgramme(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  progress: (counted: number) => void = () => undefined,
): Promise<number> {
  for (const table of [TABLES.ledger, TABLES.sums, TABLES.members, TABLES.states]) {
    await trx(table).where({ programme_id: programme }).delete();
  }
  const { counted, unread } = await fillLedger(strapi, trx, programme);
  for (let start = 0; start < unread.length; start += BATCH) {
    // The domain code reads them, or refuses them.
    const entries = await readContentOf(strapi, trx, unread.slice(start, start + BATCH));
    entries.forEach(refuseInexact);
    await runEach(strapi, trx, writeLedger(strapi, entries, []));
  }
  progress(counted);
  const rules = await readRules(strapi, trx);
  const codes = await readCodes(strapi, trx, programme, rules);
  if (areInSql(codes)) {
    await fillMembers(strapi, trx, programme);
    await fillSums(strapi, trx, programme, { codes, rules });
    await dropMemberMonths(strapi, trx);
  } else {
    await buildHere(strapi, trx, programme, rules);
  }
  await fillStates(strapi, trx, programme, rules.levels);
  return counted;
}

/** For codes that nobody could have entered, or hundreds of codes: slower, but built by the domain code itself. */
async function buildHere(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  rules: CountingRules,
): Promise<void> {
  const builder = sumsBuilder(rules);
  for await (const entries of ledgerEntriesOf(strapi, trx, programme)) entries.forEach(builder.add);
  const { cells, members } = builder.finish();
  await runEach(strapi, trx, [...writeCells(strapi, cells), ...writeMembers(strapi, members)]);
}

/** @throws RangeError for a value too large for an exact number: its digits are already lost. */
function refuseInexact({ documentId, measurements }: LedgerEntry): void {
  for (const [code, value] of Object.entries(measurements)) {
    if (Number.isSafeInteger(value)) continue;
    throw new RangeError(`The measurement "${code}" of activity ${documentId} is too large to be counted.`);
  }
}
