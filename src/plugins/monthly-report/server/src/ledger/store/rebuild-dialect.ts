import type { Core } from '@strapi/strapi';

import { MAX_INTEGER_DIGITS } from '../../entries/rules/measurement-rules';
import { MOST_DECIMALS } from '../../domain/quantity';
import { dialectOf } from '../../database/dialect';

/** What rebuilding says differently to the two databases. */
export interface RebuildDialect {
  /** What a transaction is told before it counts a programme; null for nothing. */
  readonly prepare: string | null;
  /** Added where a temporary table is made. */
  readonly temporary: string;
  /**
   * A grid of measurements (code → number or null) as the ledger writes it: code →
   * thousandths, what was not reported left out. The digits are read as they are
   * written and pass through no float. Null where a value is not a plain decimal within
   * the limits of `measurement-rules`: the domain then says what it is.
   */
  readonly thousandthsOf: (grid: string) => string;
  /** A JSON object that several values are read of. */
  readonly parsed: (object: string) => string;
  /** The whole number of a plain key of such an object; null where there is none. */
  readonly wholeOf: (object: string, key: string) => string;
  /** A table `each` of a JSON array's members, in `value`. */
  readonly eachOfArray: (array: string) => string;
  /** The whole number that such a member is. */
  readonly whole: (value: string) => string;
}

const SQLITE: RebuildDialect = {
  prepare: null,
  // One B-tree in the order of its key, where a table and an index would be two.
  temporary: 'WITHOUT ROWID',
  thousandthsOf: (grid) => {
    const point = "instr(digits, '.')";
    const whole = `CAST(CASE ${point} WHEN 0 THEN digits ELSE substr(digits, 1, ${point} - 1) END AS integer)`;
    const fraction = `CASE ${point} WHEN 0 THEN 0
      ELSE CAST(substr(substr(digits, ${point} + 1) || '000', 1, ${MOST_DECIMALS}) AS integer) END`;
    const isPlain = `type IN ('integer', 'real') AND digits NOT GLOB '*[^0-9.]*' AND CASE ${point}
      WHEN 0 THEN length(digits) <= ${MAX_INTEGER_DIGITS}
      ELSE ${point} <= ${MAX_INTEGER_DIGITS + 1} AND length(digits) - ${point} <= ${MOST_DECIMALS} END`;
    return `CASE WHEN ${grid} IS NULL THEN '{}' WHEN NOT json_valid(${grid}) THEN NULL
      WHEN json_type(${grid}) = 'null' THEN '{}' WHEN json_type(${grid}) <> 'object' THEN NULL
      ELSE (SELECT CASE WHEN coalesce(min(${isPlain}), 1) AND count(*) = count(DISTINCT key)
          THEN json_group_object(key, ${whole} * 1000 + ${fraction}) END
        FROM (SELECT key, type, ${grid} -> fullkey AS digits FROM json_each(${grid}) WHERE type <> 'null'))
      END`;
  },
  parsed: (object) => object,
  wholeOf: (object, key) => `json_extract(${object}, '$."${key}"')`,
  eachOfArray: (array) => `json_each(${array}) AS each`,
  whole: (value) => value,
};

/** What a programme of 50,000 activities is sorted and counted in; beyond it PostgreSQL uses files. */
const WORKING_MEMORY = '64MB';

const LARGEST = `${'9'.repeat(MAX_INTEGER_DIGITS)}.${'9'.repeat(MOST_DECIMALS)}`;

const POSTGRES: RebuildDialect = {
  prepare: `SET LOCAL work_mem = '${WORKING_MEMORY}'; SET LOCAL random_page_cost = 1.1`,
  temporary: 'ON COMMIT DROP',
  thousandthsOf: (grid) => {
    const isPlain = `coalesce(number BETWEEN 0 AND ${LARGEST} AND scale(number) <= ${MOST_DECIMALS}, false)`;
    const written = "to_json(key)::text || ':' || trim_scale(number * 1000)";
    return `CASE WHEN ${grid} IS NULL OR jsonb_typeof(${grid}) = 'null' THEN '{}'
      WHEN jsonb_typeof(${grid}) <> 'object' THEN NULL
      ELSE (SELECT CASE WHEN coalesce(bool_and(${isPlain}), true)
          THEN '{' || coalesce(string_agg(${written}, ','), '') || '}' END
        FROM (
          SELECT key, CASE jsonb_typeof(value) WHEN 'number' THEN CAST(value AS numeric) END AS number
          FROM jsonb_each(${grid}) WHERE jsonb_typeof(value) <> 'null') AS given)
      END`;
  },
  parsed: (object) => `CAST(${object} AS jsonb)`,
  wholeOf: (object, key) => `CAST(${object} ->> '${key}' AS bigint)`,
  eachOfArray: (array) => `json_array_elements_text(CAST(${array} AS json)) AS each(value)`,
  whole: (value) => `CAST(${value} AS bigint)`,
};

export function rebuildDialectOf(strapi: Core.Strapi): RebuildDialect {
  return dialectOf(strapi).isPostgres ? POSTGRES : SQLITE;
}
