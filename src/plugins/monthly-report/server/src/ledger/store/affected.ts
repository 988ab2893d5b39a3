/** Finds the activities and programmes that a change of other content affects. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { DIMENSIONS } from '../rules/scopes';
import { UID } from '../../uids';
import { relationTable } from '../../strapi/relation-table';
import { TABLES } from './tables';

/** The documents of activity rows, from the ledger or from the content. */
export async function documentsOfRows(
  strapi: Core.Strapi,
  trx: Knex,
  rows: readonly number[],
): Promise<string[]> {
  const table = strapi.db.metadata.get(UID.activity).tableName;
  const known = await trx(TABLES.ledger).whereIn('activity_id', rows).pluck<string[]>('document_id');
  const present = await trx(table).whereIn('id', rows).pluck<string[]>('document_id');
  return [...known, ...present];
}

/** The documents that counted for partners. */
export function documentsOfPartners(trx: Knex, partners: readonly number[]): Promise<string[]> {
  return trx(TABLES.ledger).whereIn('partner_id', partners).pluck<string[]>('document_id');
}

export function documentsOfTypes(trx: Knex, activityTypes: readonly number[]): Promise<string[]> {
  return trx(TABLES.ledger).whereIn('activity_type_id', activityTypes).pluck<string[]>('document_id');
}

/** The documents that count in communities, found by the links that are about to be deleted. */
export function documentsOfCommunities(
  strapi: Core.Strapi,
  trx: Knex,
  communities: readonly number[],
): Promise<string[]> {
  const link = relationTable(strapi, UID.activity, 'communities');
  return trx(TABLES.ledger)
    .join(link.name, `${link.name}.${link.source}`, `${TABLES.ledger}.activity_id`)
    .whereIn(`${link.name}.${link.target}`, communities)
    .distinct(`${TABLES.ledger}.document_id`)
    .pluck<string[]>(`${TABLES.ledger}.document_id`);
}

export function partnersOfRegions(
  strapi: Core.Strapi,
  trx: Knex,
  regions: readonly number[],
): Promise<number[]> {
  const link = relationTable(strapi, UID.partner, 'region');
  return trx(link.name).whereIn(link.target, regions).pluck<number[]>(link.source);
}

/** The first of some options of a dimension that has a value in a counted activity; null if no option has one. */
export async function firstCountedOption(
  strapi: Core.Strapi,
  trx: Knex,
  dimension: string,
  options: readonly string[],
): Promise<string | null> {
  const { query, placeIn } = dialectOf(strapi);
  for (const option of options) {
    const [found] = await query(
      trx,
      'counted_option',
      `SELECT 1 AS found FROM ${TABLES.ledger} WHERE ${placeIn('measurements')} > 0 LIMIT 1`,
      [`.${dimension}.${option}":`],
    );
    if (found !== undefined) return option;
  }
  return null;
}

/** Whether an activity of a programme (row id) counts. */
export async function hasCountedEntries(trx: Knex, programme: number): Promise<boolean> {
  const found: unknown = await trx(TABLES.ledger).where({ programme_id: programme }).first('document_id');
  return found !== undefined;
}

/** Programmes with a value of one of the indicators, and perhaps some with a similar code. */
export function programmesThatMeasure(trx: Knex, codes: readonly string[]): Promise<number[]> {
  return trx(TABLES.sums)
    .where({ dimension: DIMENSIONS.programme })
    .where((either) => {
      for (const code of codes) either.orWhere('cell', 'like', `%"${code}":%`);
    })
    .distinct('programme_id')
    .pluck<number[]>('programme_id');
}
