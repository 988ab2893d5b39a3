/** Published activities in a database of either kind, with the tables that the counts need and no others. */
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';

import { ensureKeptTables } from '../../src/plugins/monthly-report/server/src/ledger/store/ensure-tables';
import { UID } from '../../src/plugins/monthly-report/server/src/uids';
import type { TestDatabase } from './database';

/** An activity in the form of its rows; relations are row ids. */
export interface ActivityRows {
  readonly programme: number;
  readonly partner: number | null;
  readonly type: number | null;
  readonly communities: readonly number[];
  readonly startDate: string;
  readonly endDate: string | null;
  readonly sessions: number | null;
  /** The JSON text as somebody stored it. */
  readonly measurements: string | null;
}

export const PROGRAMMES = [1, 2] as const;
export const FIRST_MONTH = '2019-12';
/** SQLite refuses more terms in one statement. */
const ROWS_AT_ONCE = 200;
/** Region by partner. */
export const REGIONS: Readonly<Record<number, number | null>> = { 1: 1, 2: 2, 3: null };
interface IndicatorRow {
  readonly code: string;
  readonly type: string;
  readonly formula: string;
  readonly parts: readonly string[];
}
const indicator = (
  code: string,
  type: string,
  formula = 'sum',
  parts: readonly string[] = [],
): IndicatorRow => ({
  code,
  type,
  formula,
  parts,
});
/** Every kind of counting: sums, largest and last values, levels, totals of parts and of parts of parts. */
const INDICATORS = [
  indicator('sum', 'SUM'),
  indicator('largest', 'MAX', 'max'),
  indicator('last', 'LAST'),
  indicator('stock', 'SUM', 'latest'),
  indicator('state', 'LAST', 'latest'),
  indicator('whole', 'SUM', 'sum', ['half', 'sum']),
  indicator('half', 'SUM', 'sum', ['quarter', 'other_quarter']),
  indicator('quarter', 'SUM'),
  indicator('other_quarter', 'SUM'),
  indicator('whole_state', 'LAST', 'latest', ['state', 'part_state']),
  indicator('part_state', 'LAST', 'latest'),
  indicator('unlike', 'SUM', 'sum', ['largest']),
];

/** One partner is always a member, one was away in 2020, one never was a member. */
const MEMBERSHIPS = [
  { partner: 1, from: '2019-01', to: null },
  { partner: 2, from: '2019-01', to: '2019-12' },
  { partner: 2, from: '2020-12', to: null },
];

/** One programme is older than frequencies; the other reports by quarters of years from February. */
const CALENDARS: Readonly<Record<number, object>> = {
  [PROGRAMMES[1]]: { frequency: 'quarterly', fiscal_year_start: 2 },
};

const LINKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [UID.activity]: {
    programme: 'programme',
    partner: 'partner',
    activityType: 'type',
    communities: 'community',
  },
  [UID.partner]: { region: 'region' },
  [UID.membership]: { partner: 'partner', programme: 'programme' },
  [UID.indicator]: { parts: 'part' },
};
const TABLE_NAMES: Readonly<Record<string, string>> = {
  [UID.activity]: 'activities',
  [UID.partner]: 'partners',
  [UID.programme]: 'programmes',
  [UID.indicator]: 'indicators',
  [UID.membership]: 'memberships',
};
const linkName = (uid: string, target: string): string => `${TABLE_NAMES[uid]}_${target}`;

export interface ContentDatabase {
  readonly strapi: Core.Strapi;
  /** Replaces all activities; their kept sums stay as they were. */
  readonly fill: (activities: readonly ActivityRows[]) => Promise<void>;
  /** Changes the row of an activity. */
  readonly update: (
    trx: Knex,
    documentId: string,
    fields: Partial<Pick<ActivityRows, 'startDate' | 'sessions' | 'measurements'>>,
  ) => Promise<void>;
  /** Makes kept cells wrong, past the code that keeps them. */
  readonly spoilCells: (text: string, other: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

function connect({ env }: TestDatabase): Knex {
  return env.DATABASE_CLIENT === 'postgres'
    ? knex({ client: 'pg', connection: env.DATABASE_URL, pool: { min: 0, max: 5 } })
    : knex({
        client: 'better-sqlite3',
        connection: { filename: env.DATABASE_FILENAME ?? '' },
        useNullAsDefault: true,
      });
}

function asStrapi(db: Knex, kind: TestDatabase['kind']): Core.Strapi {
  const attributesOf = (uid: string) =>
    Object.fromEntries(
      Object.entries(LINKS[uid] ?? {}).map(([attribute, target]) => [
        attribute,
        {
          joinTable: {
            name: linkName(uid, target),
            joinColumn: { name: 'source_id' },
            inverseJoinColumn: { name: 'target_id' },
          },
        },
      ]),
    );
  return {
    db: {
      connection: db,
      dialect: { client: kind },
      metadata: { get: (uid: string) => ({ tableName: TABLE_NAMES[uid], attributes: attributesOf(uid) }) },
      transaction: (work: (context: { trx: Knex.Transaction }) => Promise<void>) =>
        db.transaction((trx) => work({ trx })),
    },
  } as unknown as Core.Strapi;
}

export async function startContentDatabase(database: TestDatabase): Promise<ContentDatabase> {
  const db = connect(database);
  const strapi = asStrapi(db, database.kind);
  await ensureKeptTables(strapi);
  await db.schema.createTable('activities', (table) => {
    table.integer('id').primary();
    table.string('document_id').notNullable();
    table.string('title');
    table.date('start_date');
    table.date('end_date');
    table.integer('sessions');
    table.jsonb('measurements');
    table.datetime('published_at');
  });
  await db.schema.createTable('programmes', (table) => {
    table.integer('id').primary();
    table.string('start_month');
    table.string('frequency');
    table.integer('fiscal_year_start');
  });
  await db.schema.createTable('indicators', (table) => {
    table.integer('id').primary();
    for (const column of ['code', 'source', 'aggregation_type', 'calculation_formula_across_periods']) {
      table.string(column);
    }
  });
  await db.schema.createTable('memberships', (table) => {
    table.integer('id').primary();
    for (const column of ['from_month', 'to_month']) table.string(column);
  });
  for (const [uid, targets] of Object.entries(LINKS)) {
    for (const target of Object.values(targets)) {
      await db.schema.createTable(linkName(uid, target), (table) => {
        table.integer('source_id');
        table.integer('target_id');
        table.unique(['source_id', 'target_id']);
      });
    }
  }
  await db('programmes').insert(PROGRAMMES.map((id) => ({ id, start_month: FIRST_MONTH, ...CALENDARS[id] })));
  await db('indicators').insert(
    INDICATORS.map(({ code, type, formula }, id) => ({
      ...{ id, code, source: 'measured', aggregation_type: type },
      calculation_formula_across_periods: formula,
    })),
  );
  await db(linkName(UID.indicator, 'part')).insert(
    INDICATORS.flatMap(({ parts }, id) =>
      parts.map((part) => ({ source_id: id, target_id: INDICATORS.findIndex(({ code }) => code === part) })),
    ),
  );
  const inProgrammes = PROGRAMMES.flatMap((programme) =>
    MEMBERSHIPS.map((membership) => ({ ...membership, programme })),
  );
  await db('memberships').insert(
    inProgrammes.map(({ from, to }, id) => ({ id, from_month: from, to_month: to })),
  );
  for (const owner of ['partner', 'programme'] as const) {
    await db(linkName(UID.membership, owner)).insert(
      inProgrammes.map((membership, id) => ({ source_id: id, target_id: membership[owner] })),
    );
  }
  await db(linkName(UID.partner, 'region')).insert(
    Object.entries(REGIONS).flatMap(([partner, region]) =>
      region === null ? [] : [{ source_id: Number(partner), target_id: region }],
    ),
  );

  /** Every fill makes new rows, as every publication does. */
  let lastId = 0;

  const insert = async (table: string, rows: readonly object[]) => {
    await db.batchInsert(table, [...rows], ROWS_AT_ONCE);
  };

  return {
    strapi,
    async fill(activities) {
      for (const target of Object.values(LINKS[UID.activity] ?? {})) {
        await db(linkName(UID.activity, target)).delete();
      }
      await db('activities').delete();
      const first = lastId + 1;
      lastId += activities.length;
      const links = (target: string, of: (activity: ActivityRows) => readonly (number | null)[]) =>
        insert(
          linkName(UID.activity, target),
          activities.flatMap((activity, index) =>
            of(activity).flatMap((id) => (id === null ? [] : [{ source_id: first + index, target_id: id }])),
          ),
        );
      await insert(
        'activities',
        activities.map(({ startDate, endDate, sessions, measurements }, index) => ({
          id: first + index,
          document_id: `document${index}`,
          title: ['乙', '甲', null][index % 3] ?? null,
          start_date: startDate,
          end_date: endDate,
          sessions,
          measurements,
          published_at: '2021-01-01 00:00:00',
        })),
      );
      await links('programme', ({ programme }) => [programme]);
      await links('partner', ({ partner }) => [partner]);
      await links('type', ({ type }) => [type]);
      await links('community', ({ communities }) => communities);
    },
    async update(trx, documentId, { startDate, ...fields }) {
      const moved = startDate === undefined ? {} : { start_date: startDate };
      await trx('activities')
        .where({ document_id: documentId })
        .update({ ...fields, ...moved });
    },
    async spoilCells(text, other) {
      await db('monthly_report_sums').update({ cell: db.raw('replace(cell, ?, ?)', [text, other]) });
    },
    stop: () => db.destroy(),
  };
}
