import type { Core } from '@strapi/strapi';

import { dialectOf } from './dialect';
import { readConnection } from './present-reads';
import type { Row } from './rows';
import { isFileTaken, versionConnection } from './version-connection';

/** The columns of a row. */
export type Texts = readonly (string | null)[];

/** A query with text columns and text values; `?` stands for a value. */
export type TextQuery = (values: readonly string[]) => Promise<readonly Texts[]>;

/** SQLite gives a count as a number. */
const textOf = (value: unknown): string | null => (value === null ? null : `${value as string | number}`);

const textsOf = (rows: readonly Row[]): Texts[] => rows.map((row) => Object.values(row).map(textOf));

/** @param name of the prepared statement: one name, one text. */
export function textQuery(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  const { query } = dialectOf(strapi);
  return async (values) => textsOf(await query(readConnection(strapi), name, sql, values));
}

/** The same for committed data, on the connection for versions, without waiting for a connection of the pool. */
export function committedQuery(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  const { query } = dialectOf(strapi);
  return async (values) => {
    try {
      return textsOf(await query(versionConnection(strapi), name, sql, values));
    } catch (error) {
      if (!isFileTaken(error)) throw error;
      return textsOf(await query(strapi.db.connection, name, sql, values));
    }
  };
}
