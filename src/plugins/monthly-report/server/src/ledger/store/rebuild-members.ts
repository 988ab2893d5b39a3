import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { THINGS } from '../rules/keys';
import { NONE } from '../rules/scopes';
import { dialectOf } from '../../database/dialect';
import { rebuildDialectOf } from './rebuild-dialect';
import { entriesWith, inEveryScope, SCOPE_COLUMNS } from './scopes-sql';
import { TABLES } from './tables';

/** A row for each month of each member, while a programme is rebuilt: the sums are made from these rows too. */
export const MEMBER_MONTHS = 'monthly_report_member_months';

/** Fills the members of a programme, which has none yet, from its ledger; MEMBER_MONTHS stays for the sums. */
export async function fillMembers(strapi: Core.Strapi, trx: Knex, programme: number): Promise<void> {
  const { query } = dialectOf(strapi);
  const { temporary } = rebuildDialectOf(strapi);
  await query(
    trx,
    null,
    `CREATE TEMPORARY TABLE ${MEMBER_MONTHS} (dimension integer, member_id integer, thing integer,
      thing_id integer, month text, activities integer,
      PRIMARY KEY (dimension, member_id, thing, thing_id, month)) ${temporary}`,
    [],
  );
  await query(trx, null, memberMonths(strapi), [programme]);
  await query(
    trx,
    null,
    `INSERT INTO ${TABLES.members} (programme_id, dimension, member_id, thing, thing_id, months)
      SELECT CAST(? AS integer), dimension, member_id, thing, thing_id,
        '{' || string_agg('"' || month || '":' || activities, ',' ORDER BY month) || '}'
      FROM ${MEMBER_MONTHS} GROUP BY dimension, member_id, thing, thing_id
      ORDER BY dimension, member_id, thing, thing_id`,
    [programme],
  );
}

export async function dropMemberMonths(strapi: Core.Strapi, trx: Knex): Promise<void> {
  await dialectOf(strapi).query(trx, null, `DROP TABLE ${MEMBER_MONTHS}`, []);
}

/** Each partner and community by the scopes and months it was active in, as SumsBuilder.add counts them. */
function memberMonths(strapi: Core.Strapi): string {
  const { eachOfArray, whole } = rebuildDialectOf(strapi);
  return `
    INSERT INTO ${MEMBER_MONTHS} (dimension, member_id, thing, thing_id, month, activities)
    WITH entry AS MATERIALIZED (${entriesWith('communities')}), active AS MATERIALIZED (
      SELECT ${SCOPE_COLUMNS}, month, ${THINGS.partner} AS thing, partner_id AS thing_id
        FROM entry WHERE partner_id <> ${NONE}
      UNION ALL SELECT ${SCOPE_COLUMNS}, month, ${THINGS.community}, ${whole('each.value')}
        FROM entry CROSS JOIN ${eachOfArray('entry.communities')}
    ) ${inEveryScope('active', 'thing, thing_id, month', 'count(*)')}`;
}
