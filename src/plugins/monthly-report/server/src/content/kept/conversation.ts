/**
 * What keeping sums says to the database inside a transaction, past the query builder:
 * statements that never change, on the transaction's own connection. Every round trip is
 * time that other writers may wait for.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Row } from '../rows';
import { dialectOf, type Binding, type Column } from './dialect';
import { Pipeline, type PipelineClient, type PreparedStatement, type Texts } from './pipeline';

/** A statement with `?` for its bindings, and the columns it answers with. */
export interface Question {
  /** One name, one text. */
  readonly name: string;
  readonly sql: string;
  readonly bindings: readonly Binding[];
  readonly columns: readonly Column[];
}

type Answer = readonly Row[];

/**
 * Asks in order, each question seeing what the one before did: on PostgreSQL in a single
 * round trip.
 */
export async function ask(
  strapi: Core.Strapi,
  trx: Knex,
  questions: readonly Question[],
): Promise<readonly Answer[]> {
  if (questions.length === 0) return [];
  const connection = await connectionOf(trx);
  return dialectOf(strapi).isPostgres
    ? askPostgres(connection as PipelineClient, questions)
    : questions.map((question) => askSqlite(connection as SqliteConnection, question));
}

/**
 * The last statements of a transaction. On PostgreSQL they go with its COMMIT, in one
 * packet: the rows that all writers of a programme share are then locked for no longer
 * than the database itself needs. Should one fail, the commit fails.
 */
export async function askWithCommit(
  strapi: Core.Strapi,
  trx: Knex,
  questions: readonly Question[],
): Promise<void> {
  if (questions.length === 0) return;
  if (!dialectOf(strapi).isPostgres) {
    await ask(strapi, trx, questions);
    return;
  }
  sendBeforeCommit((await connectionOf(trx)) as CommittingClient, questions.map(prepared));
}

/** A transaction has one connection, and gives it whenever it is asked for it. */
const connectionOf = (trx: Knex): Promise<unknown> =>
  (trx.client as { acquireConnection(): Promise<unknown> }).acquireConnection();

function askPostgres(client: PipelineClient, questions: readonly Question[]): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, rows: readonly (readonly Texts[])[]) => {
      if (error) reject(error);
      else
        resolve(questions.map(({ columns }, index) => (rows[index] ?? []).map((row) => rowOf(row, columns))));
    };
    client.query(new Pipeline(questions.map(prepared), done));
  });
}

const texts = new Map<string, string>();

function numbered(sql: string): string {
  const known = texts.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/\?/g, () => `$${(count += 1)}`);
  texts.set(sql, text);
  return text;
}

const prepared = ({ name, sql, bindings }: Question): PreparedStatement => ({
  name: `monthly_report_${name}`,
  text: numbered(sql),
  values: bindings.map((binding) => (binding === null ? null : String(binding))),
});

const rowOf = (fields: Texts, columns: readonly Column[]): Row =>
  Object.fromEntries(
    columns.map(({ name, type }, index) => {
      const field = fields[index] ?? null;
      return [name, field === null || type === 'text' ? field : Number(field)];
    }),
  );

interface SqliteStatement {
  readonly reader: boolean;
  all(...bindings: readonly Binding[]): Row[];
  run(...bindings: readonly Binding[]): unknown;
}

interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
}

/** Preparing takes SQLite longer than running. */
const statementsOf = new WeakMap<SqliteConnection, Map<string, SqliteStatement>>();

function askSqlite(connection: SqliteConnection, { sql, bindings }: Question): Answer {
  let statements = statementsOf.get(connection);
  if (statements === undefined) {
    statementsOf.set(connection, (statements = new Map<string, SqliteStatement>()));
  }
  let statement = statements.get(sql);
  if (statement === undefined) statements.set(sql, (statement = connection.prepare(sql)));
  if (statement.reader) return statement.all(...bindings);
  statement.run(...bindings);
  return [];
}

type Callback = (error: Error | null, result?: unknown) => void;

interface CommittingClient {
  query: (query: Pipeline | string | { readonly text: string }, callback?: Callback) => unknown;
}

const COMMIT: PreparedStatement = { name: 'monthly_report_commit', text: 'COMMIT', values: [] };

/** What pg answers to a COMMIT. */
const COMMITTED = { command: 'COMMIT', rowCount: null, rows: [], fields: [] };

/** Lets the next thing the client is told, which is COMMIT, take the statements along. */
function sendBeforeCommit(client: CommittingClient, statements: readonly PreparedStatement[]): void {
  const asBefore = client.query;
  client.query = (told, callback) => {
    client.query = asBefore;
    const text = typeof told === 'string' ? told : told.text;
    if (text !== 'COMMIT;' || callback === undefined) return refuseOtherwise(client, told, callback);
    const done = (error: Error | null) => {
      if (error === null) callback(null, COMMITTED);
      // PostgreSQL never came to the COMMIT: the connection must not go on inside the transaction.
      else client.query('ROLLBACK', () => callback(error));
    };
    return client.query(new Pipeline([...statements, COMMIT], done));
  };
}

/** What does not come to its commit is rolled back; anything else would see sums that are not written yet. */
function refuseOtherwise(client: CommittingClient, ...told: Parameters<CommittingClient['query']>): unknown {
  const [query] = told;
  const text = typeof query === 'string' ? query : (query.text ?? '');
  if (text.startsWith('ROLLBACK')) return client.query(...told);
  throw new Error(`A transaction goes on after its sums were settled: ${text}`);
}
