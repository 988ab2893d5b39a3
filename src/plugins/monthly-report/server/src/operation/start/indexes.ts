import type { Core } from '@strapi/strapi';

import { typesWith } from '../../content-model';
import { UID } from '../../uids';

/**
 * Guarantees of the database itself. Made at every start, after Strapi has brought
 * the tables in line with the schemas: that step may drop what it does not know.
 */
export async function ensureIndexes(strapi: Core.Strapi): Promise<void> {
  // A document of a type with drafts has one published row in each language, never two.
  for (const uid of typesWith(({ drafts }) => drafts)) await ensureOnePublishedRow(strapi, uid);

  const reports = tableOf(strapi, UID.report);
  // A document has a draft row and a published row, so that one month is unique among each.
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

/** @throws Error with the documents, when older rows break the guarantee: which of them is right, only a person knows. */
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
