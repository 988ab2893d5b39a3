import type { Core } from '@strapi/strapi';

export const VERSIONS_TABLE = 'monthly_report_versions';

/** Makes the plugin's own tables where they are missing; run at every start. */
export async function ensureKeptTables(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw(
    `CREATE TABLE IF NOT EXISTS ${VERSIONS_TABLE} (month text PRIMARY KEY, n bigint NOT NULL)`,
  );
}
