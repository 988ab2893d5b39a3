/**
 * Adds to cells in the database: PostgreSQL locks a row when it is written and adds to its
 * present value, so writers of one cell wait for each other only that long.
 * Allowed only if `isAddition` in ledger/rules says so.
 */
import type { Core } from '@strapi/strapi';

import { SumOverflowError, largestOf } from '../rules/apply';
import type { CellDifference } from '../rules/differences';
import { cellIdOf, type CellKey } from '../rules/keys';
import { wholeToJson } from '../rules/whole';
import { ADD_TO_CELL, SUM_TOO_LARGE } from './cell-functions';
import type { Question } from './conversation';
import { dialectOf } from '../../database/dialect';
import { TABLES } from './tables';

/** SQLite has one writer at a time, so it gains nothing from this. */
export const canAddToCells = (strapi: Core.Strapi): boolean => dialectOf(strapi).isPostgres;

/** The statement, for the function that runs several. */
export const ADDING_STEP = {
  name: 'add_to_cell',
  sql: `UPDATE ${TABLES.sums} SET cell =
      ${ADD_TO_CELL}(cell, CAST(? AS integer), CAST(? AS bigint), CAST(? AS json), CAST(? AS json))
    WHERE programme_id = CAST(? AS integer) AND dimension = CAST(? AS smallint)
      AND member_id = CAST(? AS integer) AND month = ?`,
};

/** One question for each cell, in one order: two writers of the same cells cannot wait for each other. */
export function addToCells(differences: ReadonlyMap<CellKey, CellDifference>): Question[] {
  return [...differences]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, difference]) => {
      const { programme, dimension, member, period } = cellIdOf(key);
      const { sessionValues, sessions } = difference;
      return {
        ...ADDING_STEP,
        bindings: [
          ...[sessionValues, sessions, measuredText(difference), largestText(difference)],
          ...[programme, dimension, member, period],
        ],
      };
    });
}

function measuredText({ measured }: CellDifference): string | null {
  if (measured.size === 0) return null;
  return JSON.stringify(
    Object.fromEntries(
      [...measured].map(([code, { values, total }]) => [code, [values, wholeToJson(total)]]),
    ),
  );
}

function largestText({ largest }: CellDifference): string | null {
  if (largest.size === 0) return null;
  return JSON.stringify(
    Object.fromEntries(
      [...largest].flatMap(([code, { added }]) => {
        const value = largestOf(added);
        return value === undefined ? [] : [[code, wholeToJson(value)]];
      }),
    ),
  );
}

/** An overflow that PostgreSQL met while adding, as the domain has it; any other error as it is. */
export function asOverflow(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.includes(SUM_TOO_LARGE)) return error;
  const { detail } = error as { readonly detail?: unknown };
  return new SumOverflowError(typeof detail === 'string' ? detail : '');
}
