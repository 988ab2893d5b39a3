import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { contentEntriesOf, readExtremeCodes } from '../content/kept/entries';
import { run, writeCells, writeLedger, writeMembers } from '../content/kept/store';
import { TABLES } from '../content/kept/tables';
import { sumsBuilder } from '../domain/sums/build';

/**
 * Makes everything that is kept of one programme from its activities anew. The caller
 * holds the reference lock, so that no activity changes meanwhile; readers go on with
 * the sums as they were until the transaction commits.
 *
 * @param progress told how many activities were counted, now and then.
 * @returns how many activities count.
 * @throws SumOverflowError
 */
export async function rebuildProgramme(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  progress: (counted: number) => void = () => undefined,
): Promise<number> {
  for (const table of [TABLES.ledger, TABLES.sums, TABLES.members]) {
    await trx(table).where({ programme_id: programme }).delete();
  }
  const builder = sumsBuilder(await readExtremeCodes(strapi, trx));
  let counted = 0;
  for await (const entries of contentEntriesOf(strapi, trx, programme)) {
    for (const entry of entries) builder.add(entry);
    await run(strapi, trx, writeLedger(strapi, entries, []));
    counted += entries.length;
    progress(counted);
  }
  const { cells, members } = builder.finish();
  await run(strapi, trx, [...writeCells(strapi, cells), ...writeMembers(strapi, members)]);
  return counted;
}
