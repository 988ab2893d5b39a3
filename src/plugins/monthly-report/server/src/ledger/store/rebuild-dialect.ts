import type { Core } from '@strapi/strapi';

import { MAX_INTEGER_DIGITS } from '../../entries/rules/measurement-rules';
import { MOST_DECIMALS } from '../../domain/quantity';
import { dialectOf } from '../../database/dialect';

/** The SQL of rebuilding that differs between the two databases. */
export interface RebuildDialect {
  /** Statements for a transaction before it counts a programme; null if there are none. */
  readonly prepare: string | null;
  /** Added to the statement that makes a temporary table. */
  readonly temporary: string;
  /**
   * A grid of measurements (code → number, null, or a value with options) as the ledger writes it, by the rules
   * of `toMeasurements`: code → thousandths, options under their own codes, values not reported left out. The
   * digits are read as they are written and pass through no float. Null if a value is not a plain decimal within
   * the limits of `measurement-rules`: the domain code then reads the grid.
   */
  readonly thousandthsOf: (grid: string) => string;
  /** A JSON object, prepared for reading several values from it. */
  readonly parsed: (object: string) => string;
  /** The whole number under a plain key of such an object; null if the key is missing. */
  readonly wholeOf: (object: string, key: string) => string;
  /** A table `each` of a JSON array's members, in `value`. */
  readonly eachOfArray: (array: string) => string;
  /** Such a member as a whole number. */
  readonly whole: (value: string) => string;
}

/** Marks a value that is made of its options. */
const SUM = 'sum';

/** Each value of a grid in SQLite: plain ones, those beside options, the options, and the sums of options alone. */
function rowsOfGrid(grid: string, thousandths: string): string {
  const isBreakdown = `each.type = 'object'`;
  const breakdown = `CASE WHEN ${isBreakdown} THEN each.value ELSE '{}' END`;
  const typeOf = (path: string) => `coalesce(json_type(${breakdown}, '${path}'), 'null')`;
  const options = `
    SELECT each.id AS place, dimension.id + 1 AS dimension, option.id + 1 AS option, each.key AS indicator,
      each.key || '.' || dimension.key || '.' || option.key AS key, option.type,
      dimension.value -> option.fullkey AS digits, ${typeOf('$.value')} = 'null' AS is_bare,
      dimension.key = min(dimension.key) OVER (PARTITION BY each.id) AS is_first
    FROM json_each(${grid}) AS each
    CROSS JOIN json_each(CASE ${typeOf('$.by')} WHEN 'object' THEN ${breakdown} ELSE '{}' END, '$.by') AS dimension
    CROSS JOIN json_each(CASE dimension.type WHEN 'object' THEN dimension.value ELSE '{}' END) AS option
    WHERE option.type <> 'null'`;
  return `
    SELECT each.id AS place, 0 AS dimension, 0 AS option, each.key AS key, each.type AS type,
      ${grid} -> each.fullkey AS digits
    FROM json_each(${grid}) AS each WHERE each.type NOT IN ('null', 'object')
    UNION ALL SELECT each.id, 0, 0, each.key, ${typeOf('$.value')}, ${breakdown} -> '$.value'
    FROM json_each(${grid}) AS each WHERE ${typeOf('$.value')} <> 'null'
    UNION ALL SELECT place, dimension, option, key, type, digits FROM (${options})
    UNION ALL SELECT place, 0, 0, indicator, '${SUM}', sum(${thousandths}) FROM (${options})
    WHERE is_bare AND is_first GROUP BY place, indicator
    UNION ALL SELECT each.id, 0, 0, each.key, 'unknown', ''
    FROM json_each(${grid}) AS each WHERE ${typeOf('$.by')} NOT IN ('null', 'object')
      OR EXISTS (SELECT 1 FROM json_each(${breakdown}) AS member WHERE member.key NOT IN ('value', 'by'))
      OR EXISTS (SELECT 1 FROM json_each(${breakdown}, '$.by') AS member WHERE member.type <> 'object')`;
}

const SQLITE: RebuildDialect = {
  prepare: null,
  // One B-tree in the order of the key, instead of two for a table and an index.
  temporary: 'WITHOUT ROWID',
  thousandthsOf: (grid) => {
    const point = "instr(digits, '.')";
    const whole = `CAST(CASE ${point} WHEN 0 THEN digits ELSE substr(digits, 1, ${point} - 1) END AS integer)`;
    const fraction = `CASE ${point} WHEN 0 THEN 0
      ELSE CAST(substr(substr(digits, ${point} + 1) || '000', 1, ${MOST_DECIMALS}) AS integer) END`;
    const thousandths = `${whole} * 1000 + ${fraction}`;
    const isPlain = `type = '${SUM}' OR type IN ('integer', 'real') AND digits NOT GLOB '*[^0-9.]*' AND CASE ${point}
      WHEN 0 THEN length(digits) <= ${MAX_INTEGER_DIGITS}
      ELSE ${point} <= ${MAX_INTEGER_DIGITS + 1} AND length(digits) - ${point} <= ${MOST_DECIMALS} END`;
    return `CASE WHEN ${grid} IS NULL THEN '{}' WHEN NOT json_valid(${grid}) THEN NULL
      WHEN json_type(${grid}) = 'null' THEN '{}' WHEN json_type(${grid}) <> 'object' THEN NULL
      ELSE (SELECT CASE WHEN coalesce(min(${isPlain}), 1) AND count(*) = count(DISTINCT key)
          THEN json_group_object(key, CASE type WHEN '${SUM}' THEN digits ELSE ${thousandths} END
            ORDER BY place, dimension, option) END
        FROM (${rowsOfGrid(grid, thousandths)}))
      END`;
  },
  parsed: (object) => object,
  wholeOf: (object, key) => `json_extract(${object}, '$."${key}"')`,
  eachOfArray: (array) => `json_each(${array}) AS each`,
  whole: (value) => value,
};

/** Enough to sort and count a programme of 50,000 activities; for larger ones PostgreSQL uses files. */
const WORKING_MEMORY = '64MB';

const LARGEST = `${'9'.repeat(MAX_INTEGER_DIGITS)}.${'9'.repeat(MOST_DECIMALS)}`;

/** The same in PostgreSQL, as numbers; null if a value is not a number. */
function numbersOfGrid(grid: string): string {
  const numberOf = (value: string) =>
    `CASE jsonb_typeof(${value}) WHEN 'number' THEN CAST(${value} AS numeric) END`;
  const each = `jsonb_each(${grid}) WITH ORDINALITY AS each(key, value, place)`;
  const membersOf = (value: string) =>
    `jsonb_each(CASE jsonb_typeof(${value}) WHEN 'object' THEN ${value} ELSE '{}' END) WITH ORDINALITY`;
  const options = `
    SELECT each.place, dimension.place AS dimension, option.place AS option, each.key AS indicator,
      each.key || '.' || dimension.key || '.' || option.key AS key, ${numberOf('option.value')} AS number,
      coalesce(jsonb_typeof(each.value -> 'value'), 'null') = 'null' AS is_bare,
      dimension.key = min(dimension.key COLLATE "C") OVER (PARTITION BY each.place) AS is_first
    FROM ${each} CROSS JOIN LATERAL ${membersOf("each.value -> 'by'")} AS dimension(key, value, place)
      CROSS JOIN LATERAL ${membersOf('dimension.value')} AS option(key, value, place)
    WHERE jsonb_typeof(each.value) = 'object' AND jsonb_typeof(option.value) <> 'null'`;
  return `
    SELECT each.place, 0 AS dimension, 0 AS option, each.key, ${numberOf('each.value')} AS number
    FROM ${each} WHERE jsonb_typeof(each.value) NOT IN ('null', 'object')
    UNION ALL SELECT each.place, 0, 0, each.key, ${numberOf("each.value -> 'value'")}
    FROM ${each} WHERE jsonb_typeof(each.value) = 'object' AND jsonb_typeof(each.value -> 'value') <> 'null'
    UNION ALL SELECT place, dimension, option, key, number FROM (${options}) AS options
    UNION ALL SELECT place, 0, 0, indicator, sum(number) FROM (${options}) AS options
    WHERE is_bare AND is_first GROUP BY place, indicator
    UNION ALL SELECT each.place, 0, 0, each.key, NULL
    FROM ${each} WHERE jsonb_typeof(each.value) = 'object' AND (
      coalesce(jsonb_typeof(each.value -> 'by'), 'null') NOT IN ('null', 'object')
      OR EXISTS (SELECT 1 FROM jsonb_object_keys(each.value) AS member(key) WHERE key NOT IN ('value', 'by'))
      OR EXISTS (SELECT 1 FROM ${membersOf("each.value -> 'by'")} AS member(key, value, place)
        WHERE jsonb_typeof(member.value) <> 'object'))`;
}

const POSTGRES: RebuildDialect = {
  prepare: `SET LOCAL work_mem = '${WORKING_MEMORY}'; SET LOCAL random_page_cost = 1.1`,
  temporary: 'ON COMMIT DROP',
  thousandthsOf: (grid) => {
    const isPlain = `coalesce(number BETWEEN 0 AND ${LARGEST} AND scale(number) <= ${MOST_DECIMALS}, false)`;
    const written = "to_json(key)::text || ':' || trim_scale(number * 1000)";
    return `CASE WHEN ${grid} IS NULL OR jsonb_typeof(${grid}) = 'null' THEN '{}'
      WHEN jsonb_typeof(${grid}) <> 'object' THEN NULL
      ELSE (SELECT CASE WHEN coalesce(bool_and(${isPlain}), true)
          THEN '{' || coalesce(string_agg(${written}, ',' ORDER BY place, dimension, option), '') || '}' END
        FROM (${numbersOfGrid(grid)}) AS given)
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
