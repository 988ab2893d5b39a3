import type { Core } from '@strapi/strapi';

import { DIMENSIONS } from '../rules/scopes';
import { text } from '../../database/rows';
import { dialectOf } from '../../database/dialect';
import { countedActivities } from './entries';
import { TABLES } from './tables';

/**
 * How many activities count and the sum of their row ids, as the content says and as the
 * ledger does. Every publication and every import gives an activity a new row id, so
 * that equal prints mean the same publications (not that all their values were followed).
 */
export async function readFingerprints(strapi: Core.Strapi): Promise<{ content: string; ledger: string }> {
  const { query, asText } = dialectOf(strapi);
  const print = `${asText('count(*)')} || ' ' || ${asText('coalesce(sum(activity_id), 0)')}`;
  const [row = {}] = await query(
    strapi.db.connection,
    'fingerprints',
    `SELECT
      (SELECT ${print} FROM (${countedActivities(strapi, '1 = 1')}) AS counted) AS content,
      (SELECT ${print} FROM ${TABLES.ledger}) AS ledger`,
    [],
  );
  return { content: text(row, 'content'), ledger: text(row, 'ledger') };
}

/** Whether there are months without their year: sums as they were kept before years were. */
export async function areYearsMissing(strapi: Core.Strapi): Promise<boolean> {
  const rows = await dialectOf(strapi).query(
    strapi.db.connection,
    'missing_years',
    `SELECT 1 AS missing FROM ${TABLES.sums} AS of_month
      WHERE dimension = ${DIMENSIONS.programme} AND length(month) = 7 AND NOT EXISTS (
        SELECT 1 FROM ${TABLES.sums} AS of_year
        WHERE of_year.programme_id = of_month.programme_id AND of_year.dimension = of_month.dimension
          AND of_year.member_id = of_month.member_id AND of_year.month = substr(of_month.month, 1, 4))
      LIMIT 1`,
    [],
  );
  return rows.length > 0;
}
