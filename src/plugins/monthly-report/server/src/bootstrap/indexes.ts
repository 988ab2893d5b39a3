import type { Core } from '@strapi/strapi';

import { UID } from '../uids';

/**
 * Guarantees of the database itself. Made at every start, after Strapi has brought
 * the tables in line with the schemas: that step may drop what it does not know.
 */
export async function ensureIndexes(strapi: Core.Strapi): Promise<void> {
  const table = strapi.db.metadata.get(UID.report).tableName;
  // A document has a draft row and a published row, so that one month is unique among each.
  for (const [name, condition] of [
    ['monthly_reports_draft_month', 'published_at IS NULL'],
    ['monthly_reports_published_month', 'published_at IS NOT NULL'],
  ] as const) {
    await strapi.db.connection.raw(
      `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${table} (month) WHERE ${condition}`,
    );
  }
}
