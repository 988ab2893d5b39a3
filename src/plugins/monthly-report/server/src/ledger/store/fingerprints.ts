import type { Core } from '@strapi/strapi';

import { text } from '../../database/rows';
import { dialectOf } from '../../database/dialect';
import { countedActivities } from './entries';
import { TABLES } from './tables';

/**
 * The number of counted activities and the sum of their row ids, by the content and by the
 * ledger. Every publication and every import gives an activity a new row id, so equal
 * fingerprints mean the same publications (but not that all their values were followed).
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
