/** The plugin's own tables on a SQLite in memory, filled with the sums of given activities. */
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';

import {
  runEach,
  writeCells,
  writeLedger,
  writeMembers,
} from '../../src/plugins/monthly-report/server/src/ledger/store/store';
import { ensureKeptTables } from '../../src/plugins/monthly-report/server/src/ledger/store/ensure-tables';
import { sumsOf } from '../../src/plugins/monthly-report/server/src/ledger/rules/build';
import type { ToldActivity } from '../../src/plugins/monthly-report/server/src/totals/rules/figures';
import { fillStates } from '../../src/plugins/monthly-report/server/src/ledger/store/states';
import type { ProgrammeFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { calendarOf } from '../../src/plugins/monthly-report/server/src/domain/spans';
import { rulesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/ruled';
import { UID } from '../../src/plugins/monthly-report/server/src/uids';
import { PROGRAMME_ID, rowIdOf } from './ledger';

const NAMES: Readonly<Record<string, string>> = {
  [UID.activity]: 'activities',
  [UID.partner]: 'partners',
  [UID.community]: 'communities',
  [UID.membership]: 'memberships',
  [UID.programme]: 'programmes',
};
const joinTable = (name: string, source: string, target: string) => ({
  joinTable: { name, joinColumn: { name: source }, inverseJoinColumn: { name: target } },
});
const LINKS = {
  communities: joinTable('activities_communities', 'activity_id', 'community_id'),
  region: joinTable('partners_region', 'partner_id', 'region_id'),
  partner: joinTable('memberships_partner', 'membership_id', 'partner_id'),
  programme: joinTable('memberships_programme', 'membership_id', 'programme_id'),
};
const ROWS_AT_ONCE = 50;

export interface KeptDatabase {
  readonly strapi: Core.Strapi;
  /** Replaces everything that is there. */
  readonly fill: (
    ledger: readonly ToldActivity[],
    communities: ReadonlyMap<number, string>,
    facts: Pick<ProgrammeFacts, 'programme' | 'indicators' | 'memberships'>,
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The part of Strapi that the readers of kept sums use: its database and the names of its tables. */
export async function startKeptDatabase(): Promise<KeptDatabase> {
  const db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
  const strapi = {
    db: {
      connection: db,
      dialect: { client: 'sqlite' },
      metadata: {
        get: (uid: string) => ({
          tableName: NAMES[uid],
          attributes: LINKS,
        }),
      },
      transaction: (work: (context: { trx: Knex.Transaction }) => Promise<void>) =>
        db.transaction((trx) => work({ trx })),
    },
  } as unknown as Core.Strapi;

  await ensureKeptTables(strapi);
  await db.schema.createTable('activities', (table) => {
    table.integer('id').primary();
    table.text('title');
  });
  for (const name of ['partners', 'communities']) {
    await db.schema.createTable(name, (table) => {
      table.integer('id').primary();
      for (const column of ['code', 'name', 'name_en']) table.text(column);
    });
  }
  await db.schema.createTable('memberships', (table) => {
    table.integer('id').primary();
    for (const column of ['from_month', 'to_month']) table.text(column);
  });
  await db.schema.createTable('programmes', (table) => {
    table.integer('id').primary();
    table.text('frequency');
    table.integer('fiscal_year_start');
  });
  for (const { joinTable: link } of Object.values(LINKS)) {
    await db.schema.createTable(link.name, (table) => {
      table.integer(link.joinColumn.name);
      table.integer(link.inverseJoinColumn.name);
    });
  }

  return {
    strapi,
    async fill(ledger, communities, { programme, indicators, memberships }) {
      const links = Object.values(LINKS).map(({ joinTable: { name } }) => name);
      for (const table of [...Object.values(NAMES), ...links]) await db(table).delete();
      for (const kept of ['ledger', 'sums', 'members', 'states']) await db(`monthly_report_${kept}`).delete();
      const { frequency, fiscalYearStart } = calendarOf(programme);
      await db('programmes').insert({ id: PROGRAMME_ID, frequency, fiscal_year_start: fiscalYearStart });
      const partners = new Map(
        ledger.flatMap(({ partner, partnerCode }) => (partner === null ? [] : [[partner, partnerCode]])),
      );
      await db.batchInsert(
        'activities',
        ledger.map(({ activityId, title }) => ({ id: activityId, title })),
        ROWS_AT_ONCE,
      );
      await db.batchInsert(
        'partners',
        [...partners].map(([id, code]) => ({ id, code, name: code })),
        ROWS_AT_ONCE,
      );
      await db.batchInsert(
        'communities',
        [...communities].map(([id, code]) => ({ id, code, name: code })),
        ROWS_AT_ONCE,
      );
      await db.batchInsert(
        LINKS.communities.joinTable.name,
        ledger.flatMap(({ activityId, communities: ids }) =>
          ids.map((id) => ({ activity_id: activityId, community_id: id })),
        ),
        ROWS_AT_ONCE,
      );
      const regions = new Map(ledger.map(({ partner, region }) => [partner, region]));
      await db.batchInsert(
        LINKS.region.joinTable.name,
        [...regions].flatMap(([partner, region]) =>
          partner === null || region === null ? [] : [{ partner_id: partner, region_id: region }],
        ),
        ROWS_AT_ONCE,
      );
      for (const [id, { partner, fromMonth, toMonth }] of memberships.entries()) {
        await db('memberships').insert({ id, from_month: fromMonth, to_month: toMonth });
        await db(LINKS.partner.joinTable.name).insert({
          membership_id: id,
          partner_id: rowIdOf('partner', partner),
        });
        await db(LINKS.programme.joinTable.name).insert({ membership_id: id, programme_id: PROGRAMME_ID });
      }
      const { cells, members } = sumsOf(ledger, rulesOf(indicators));
      await db.transaction(async (trx) => {
        await runEach(strapi, trx, [
          ...writeLedger(strapi, ledger, []),
          ...writeCells(strapi, cells),
          ...writeMembers(strapi, members),
        ]);
        await fillStates(strapi, trx, PROGRAMME_ID, rulesOf(indicators).levels);
      });
    },
    stop: () => db.destroy(),
  };
}
