import type { Core } from '@strapi/strapi';

import { typesWith } from '../../content-model';
import { UID } from '../../uids';

/**
 * Indexes with which the database itself guarantees rules. They are made at every start, after Strapi has updated the
 * tables to the schemas: Strapi may drop indexes that it does not know.
 */
export async function ensureIndexes(strapi: Core.Strapi): Promise<void> {
  // A document of a type with drafts has at most one published row in each language.
  for (const uid of typesWith(({ drafts }) => drafts)) await ensureOnePublishedRow(strapi, uid);

  const reports = tableOf(strapi, UID.report);
  // A document has a draft row and a published row, so a month is unique among drafts and among published rows.
  for (const [name, condition] of [
    ['monthly_reports_draft_month', 'published_at IS NULL'],
    ['monthly_reports_published_month', 'published_at IS NOT NULL'],
  ] as const) {
    await strapi.db.connection.raw(
      `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${reports} (month) WHERE ${condition}`,
    );
  }
}

const tableOf = (strapi: Core.Strapi, uid: string): string => strapi.db.metadata.get(uid).tableName;

/** @throws Error with the documents, if older rows break the guarantee: only a person can decide which row is right. */
async function ensureOnePublishedRow(strapi: Core.Strapi, uid: string): Promise<void> {
  const table = tableOf(strapi, uid);
  const knex = strapi.db.connection;
  const twice = await knex(table)
    .whereNotNull('published_at')
    .groupBy('document_id', 'locale')
    .havingRaw('count(*) > 1')
    .limit(10)
    .pluck<string[]>('document_id');
  if (twice.length > 0) {
    throw new Error(
      `Table ${table} has documents with two published rows (${twice.join(', ')}): ` +
        'delete the rows that should not be, then start again.',
    );
  }
  await knex.raw(
    `CREATE UNIQUE INDEX IF NOT EXISTS ${table}_one_published_row ON ${table} (document_id, coalesce(locale, '')) ` +
      'WHERE published_at IS NOT NULL',
  );
}
