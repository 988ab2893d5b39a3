/**
 * What keeping sums says to the database inside a transaction: statements that never
 * change, on the transaction's own connection. Every round trip is time that other writers may wait for.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Row } from '../rows';
import { dialectOf, type Binding } from './dialect';
import { STEPS_FUNCTION } from './steps';

/** A statement with `?` for its bindings. */
export interface Question {
  /** One name, one text. */
  readonly name: string;
  readonly sql: string;
  readonly bindings: readonly Binding[];
}

export const ask = (strapi: Core.Strapi, trx: Knex, question: Question): Promise<readonly Row[]> =>
  dialectOf(strapi).query(trx, question.name, question.sql, question.bindings);

/**
 * Runs statements in order, each seeing what the one before did and what others committed
 * meanwhile: on PostgreSQL in a single round trip, by a function that knows them by name (see steps.ts).
 */
export async function run(strapi: Core.Strapi, trx: Knex, steps: readonly Question[]): Promise<void> {
  const [first, ...others] = steps;
  if (first === undefined) return;
  if (dialectOf(strapi).isPostgres && others.length > 0) {
    const list = JSON.stringify(steps.map(({ name, bindings }) => [name, ...bindings]));
    await ask(strapi, trx, { name: 'steps', sql: `SELECT ${STEPS_FUNCTION}(?)`, bindings: [list] });
    return;
  }
  for (const step of steps) await ask(strapi, trx, step);
}
