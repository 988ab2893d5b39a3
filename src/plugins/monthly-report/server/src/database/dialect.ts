import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Row } from './rows';

export type Binding = string | number | null;

/** A column of rows that the database gets as one JSON text. */
export interface Column {
  readonly name: string;
  readonly type: 'integer' | 'smallint' | 'text';
}

/** The parts of a SELECT with GROUP BY. */
export interface Aggregate {
  readonly columns: string;
  /** The part after FROM: a table, joins and conditions. */
  readonly rest: string;
  readonly group: string;
}

/** SQLite adds only up to 64 bits, so its sums have two halves. */
const HALF = 1_000_000_000n;

/** Reads a sum that `exactSum` has written. */
export function exactSumOf(written: string): bigint {
  const [high = '0', low] = written.split(' ');
  return low === undefined ? BigInt(high) : BigInt(high) * HALF + BigInt(low);
}

/**
 * The SQL that differs between the two databases. A statement has the same text for any number of rows, so that it
 * stays prepared.
 */
export interface Dialect {
  readonly isPostgres: boolean;
  readonly asText: (expression: string) => string;
  /** A text as its bytes in UTF-8. */
  readonly asBytes: (expression: string) => string;
  /** The values of a group, ascending and joined by commas; null if there are none. */
  readonly joined: (expression: string) => string;
  /** Whether a column is in a list that is bound as a JSON array of texts. */
  readonly isOneOf: (column: string) => string;
  /** Whether a column of whole numbers is in a list that is bound as a JSON array of them. */
  readonly isOneOfIds: (column: string) => string;
  /** Whether a column of months and years is in a list that is bound as a JSON array of them. */
  readonly isOneOfPeriods: (column: string) => string;
  /** The position of a text in a column, from 1; 0 if it is not found. */
  readonly placeIn: (column: string) => string;
  /** A table of the keys of a JSON object, in the column `key`. */
  readonly keysOf: (expression: string) => string;
  /** A table `key`, `value` of a JSON object of whole numbers. */
  readonly numbersOf: (expression: string) => string;
  /** A table `key`, `value` of the measured indicators in a kept cell. */
  readonly measuredOf: (cell: string) => string;
  /** The total in such a value. */
  readonly totalOf: (value: string) => string;
  /** The part of a text before its first point; the whole text if it has none. */
  readonly beforePoint: (text: string) => string;
  /** The sum of whole numbers of any size, as text; `exactSumOf` reads it. */
  readonly exactSum: (expression: string) => string;
  /**
   * Selects aggregates for each of some months, which are bound as a JSON array; the conditions name the month
   * `given.asked`. SQLite needs the months bound for every aggregate, PostgreSQL once.
   */
  readonly ofEachMonth: (aggregates: readonly Aggregate[]) => string;
  /** The month after a month, as text. */
  readonly nextMonth: (month: string) => string;
  /** The month `count` months after a month, as text; a negative number goes back. */
  readonly monthsLater: (month: string, count: string) => string;
  /** A table of rows bound as a JSON array of arrays in the order of the columns. */
  readonly rowsOf: (columns: readonly Column[]) => string;
  /** Runs a statement. If it has a name (one name, one text) and the database can, it is prepared under that name. */
  readonly query: (
    db: Knex,
    name: string | null,
    sql: string,
    bindings: readonly Binding[],
  ) => Promise<readonly Row[]>;
}

const SQLITE: Dialect = {
  isPostgres: false,
  asText: (expression) => expression,
  asBytes: (expression) => `CAST(${expression} AS blob)`,
  joined: (expression) => `group_concat(${expression}, ',' ORDER BY ${expression})`,
  isOneOf: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  isOneOfIds: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  isOneOfPeriods: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  placeIn: (column) => `instr(${column}, ?)`,
  keysOf: (expression) => `json_each(${expression})`,
  numbersOf: (expression) => `json_each(${expression}) AS listed`,
  measuredOf: (cell) => `json_each(${cell}, '$.m')`,
  totalOf: (value) => `CAST(${value} ->> 1 AS integer)`,
  beforePoint: (text) => `substr(${text}, 1, instr(${text} || '.', '.') - 1)`,
  exactSum: (expression) => `sum(${expression} / ${HALF}) || ' ' || sum(${expression} % ${HALF})`,
  // Few months, many rows: a CROSS JOIN is executed in the given order.
  ofEachMonth: (aggregates) =>
    aggregates
      .map(
        ({ columns, rest, group }) => `SELECT given.asked, ${columns}
          FROM (SELECT value AS asked FROM json_each(?)) AS given CROSS JOIN ${rest} GROUP BY given.asked, ${group}`,
      )
      .join(' UNION ALL '),
  nextMonth: (month) => `strftime('%Y-%m', ${month} || '-01', '+1 month')`,
  monthsLater: (month, count) => `strftime('%Y-%m', ${month} || '-01', (${count}) || ' months')`,
  rowsOf: (columns) => {
    const values = columns.map(({ name }, index) => `json_extract(value, '$[${index}]') AS ${name}`);
    return `(SELECT ${values.join(', ')} FROM json_each(?))`;
  },
  query: (db, _name, sql, bindings) => db.raw<Row[]>(sql, [...bindings]),
};

const POSTGRES: Dialect = {
  isPostgres: true,
  asText: (expression) => `CAST(${expression} AS text)`,
  asBytes: (expression) => `convert_to(${expression}, 'UTF8')`,
  joined: (expression) => `string_agg(CAST(${expression} AS text), ',' ORDER BY ${expression})`,
  isOneOf: (column) => `${column} = ANY (SELECT json_array_elements_text(CAST(? AS json)))`,
  // A list of numbers as an array: the planner sees a constant, not a table of unknown size.
  isOneOfIds: (column) => `${column} = ANY (CAST(translate(?, '[]', '{}') AS integer[]))`,
  isOneOfPeriods: (column) => `${column} = ANY (CAST(translate(?, '[]', '{}') AS text[]))`,
  placeIn: (column) => `strpos(${column}, ?)`,
  numbersOf: (expression) =>
    `LATERAL (SELECT key, CAST(value AS bigint) AS value FROM json_each_text(CAST(${expression} AS json))) AS listed`,
  measuredOf: (cell) => `json_each(CAST(${cell} AS json) -> 'm')`,
  totalOf: (value) => `CAST(${value} ->> 1 AS bigint)`,
  beforePoint: (text) => `split_part(${text}, '.', 1)`,
  exactSum: (expression) => `CAST(sum(${expression}) AS text)`,
  // The planner sees a constant array, and looks up each month.
  ofEachMonth: (aggregates) => `SELECT given.asked, of_month.*
    FROM unnest(CAST(translate(?, '[]', '{}') AS text[])) AS given(asked) CROSS JOIN LATERAL (
      ${aggregates
        .map(({ columns, rest, group }) => `SELECT ${columns} FROM ${rest} GROUP BY ${group}`)
        .join(' UNION ALL ')}
    ) AS of_month`,
  nextMonth: (month) => `to_char(to_date(${month} || '-01', 'YYYY-MM-DD') + interval '1 month', 'YYYY-MM')`,
  monthsLater: (month, count) =>
    `to_char(to_date(${month} || '-01', 'YYYY-MM-DD') + (${count}) * interval '1 month', 'YYYY-MM')`,
  keysOf: (expression) => `json_object_keys(CAST(${expression} AS json)) AS listed(key)`,
  rowsOf: (columns) => {
    const values = columns.map(
      ({ name, type }, index) => `CAST(listed.value ->> ${index} AS ${type}) AS ${name}`,
    );
    return `(SELECT ${values.join(', ')} FROM json_array_elements(CAST(? AS json)) AS listed(value))`;
  },
  query: async (db, name, sql, bindings) => {
    const statement = db.raw(sql, [...bindings]);
    if (name !== null) statement.options({ name: `monthly_report_${name}` });
    const result = (await statement) as { rows: Row[] };
    return result.rows;
  },
};

export function dialectOf(strapi: Core.Strapi): Dialect {
  return strapi.db.dialect.client === 'postgres' ? POSTGRES : SQLITE;
}
