import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { UID } from '../../uids';
import { TABLES } from './tables';

/** Row ids of every programme that exists or has kept rows, ascending. */
export async function readKeptProgrammes(strapi: Core.Strapi, trx: Knex): Promise<number[]> {
  const present = await trx(strapi.db.metadata.get(UID.programme).tableName).pluck<number[]>('id');
  const kept: number[] = [];
  for (const table of [TABLES.ledger, TABLES.sums, TABLES.members, TABLES.states]) {
    kept.push(...(await trx(table).distinct('programme_id').pluck<number[]>('programme_id')));
  }
  return [...new Set([...present, ...kept])].sort((a, b) => a - b);
}
