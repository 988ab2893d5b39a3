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
import { UID } from '../../src/plugins/monthly-report/server/src/uids';

const NAMES: Readonly<Record<string, string>> = {
  [UID.activity]: 'activities',
  [UID.partner]: 'partners',
  [UID.community]: 'communities',
};
const COMMUNITIES = {
  name: 'activities_communities',
  joinColumn: { name: 'activity_id' },
  inverseJoinColumn: { name: 'community_id' },
};
const ROWS_AT_ONCE = 50;

export interface KeptDatabase {
  readonly strapi: Core.Strapi;
  /** Replaces everything that is there. */
  readonly fill: (
    ledger: readonly ToldActivity[],
    communities: ReadonlyMap<number, string>,
    extremeCodes: ReadonlySet<string>,
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What the readers of kept sums use of Strapi: its database, and how its tables are called. */
export async function startKeptDatabase(): Promise<KeptDatabase> {
  const db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
  const strapi = {
    db: {
      connection: db,
      dialect: { client: 'sqlite' },
      metadata: {
        get: (uid: string) => ({
          tableName: NAMES[uid],
          attributes: { communities: { joinTable: COMMUNITIES } },
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
  await db.schema.createTable(COMMUNITIES.name, (table) => {
    table.integer('activity_id');
    table.integer('community_id');
  });

  return {
    strapi,
    async fill(ledger, communities, extremeCodes) {
      for (const table of [...Object.values(NAMES), COMMUNITIES.name]) await db(table).delete();
      for (const kept of ['ledger', 'sums', 'members']) await db(`monthly_report_${kept}`).delete();
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
        COMMUNITIES.name,
        ledger.flatMap(({ activityId, communities: ids }) =>
          ids.map((id) => ({ activity_id: activityId, community_id: id })),
        ),
        ROWS_AT_ONCE,
      );
      const { cells, members } = sumsOf(ledger, extremeCodes);
      await db.transaction((trx) =>
        runEach(strapi, trx, [
          ...writeLedger(strapi, ledger, []),
          ...writeCells(strapi, cells),
          ...writeMembers(strapi, members),
        ]),
      );
    },
    stop: () => db.destroy(),
  };
}
