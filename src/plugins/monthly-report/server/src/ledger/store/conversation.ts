/**
 * The statements that keep the sums inside a transaction: their text never changes, and they use the
 * transaction's own connection. Other writers may have to wait during every round trip.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Row } from '../../database/rows';
import { dialectOf, type Binding } from '../../database/dialect';
import { STEPS_AND_ROWS_FUNCTION, STEPS_FUNCTION } from './steps';

/** A statement with `?` for its bindings. */
export interface Question {
  /** One name, one text. */
  readonly name: string;
  readonly sql: string;
  readonly bindings: readonly Binding[];
}

export const ask = (strapi: Core.Strapi, trx: Knex, question: Question): Promise<readonly Row[]> =>
  dialectOf(strapi).query(trx, question.name, question.sql, question.bindings);

const listOf = (steps: readonly Question[]): string =>
  JSON.stringify(steps.map(({ name, bindings }) => [name, ...bindings]));

/** Takes locks, then reads the rows that need them: see steps.ts for the one query that is read like this. */
export async function lockAndAsk(
  strapi: Core.Strapi,
  trx: Knex,
  locks: readonly Question[],
  question: Question,
): Promise<readonly Row[]> {
  if (locks.length === 0) return ask(strapi, trx, question);
  return ask(strapi, trx, {
    name: 'steps_and_rows',
    sql: `SELECT * FROM ${STEPS_AND_ROWS_FUNCTION}(?, ?, ?)`,
    bindings: [listOf(locks), ...question.bindings],
  });
}

/**
 * Runs statements in order, each seeing what the one before did and what others committed
 * meanwhile: on PostgreSQL in a single round trip, by a function that knows them by name (see steps.ts).
 */
export async function run(strapi: Core.Strapi, trx: Knex, steps: readonly Question[]): Promise<void> {
  const [first, ...others] = steps;
  if (first === undefined) return;
  if (dialectOf(strapi).isPostgres && others.length > 0) {
    await ask(strapi, trx, { name: 'steps', sql: `SELECT ${STEPS_FUNCTION}(?)`, bindings: [listOf(steps)] });
    return;
  }
  for (const step of steps) await ask(strapi, trx, step);
}
