import type { Core } from '@strapi/strapi';

import { dialectOf } from './dialect';
import { readConnection } from './present-reads';

/** The columns of a row. */
export type Texts = readonly (string | null)[];

/** A query whose columns and values are texts; `?` stands for a value. */
export type TextQuery = (values: readonly string[]) => Promise<readonly Texts[]>;

/** SQLite gives a count as a number. */
const textOf = (value: unknown): string | null => (value === null ? null : `${value as string | number}`);

/** @param name of the prepared statement: one name, one text. */
export function textQuery(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  const { query } = dialectOf(strapi);
  return async (values) => {
    const rows = await query(readConnection(strapi), name, sql, values);
    return rows.map((row) => Object.values(row).map(textOf));
  };
}
