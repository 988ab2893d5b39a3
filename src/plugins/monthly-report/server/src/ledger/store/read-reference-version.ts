import type { Core } from '@strapi/strapi';

import { readConnection } from '../../database/present-reads';
import { dialectOf } from '../../database/dialect';
import { TABLES } from './tables';

/** How often reference data has changed, as text: it grows with every change and never falls. */
export async function readReferenceVersion(strapi: Core.Strapi): Promise<string> {
  const { query, asText } = dialectOf(strapi);
  const [row] = await query(
    readConnection(strapi),
    'reference_version',
    `SELECT ${asText('n')} AS n FROM ${TABLES.versions} WHERE month = '0000-00'`,
    [],
  );
  return row === undefined ? '0' : String(row.n);
}
