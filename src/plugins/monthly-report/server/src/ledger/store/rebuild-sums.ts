import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refuseOverflow, SumOverflowError } from '../rules/apply';
import { indicatorOfCode, isOptionCode, sameOptionOf } from '../../domain/option-codes';
import { readCell } from '../rules/cell';
import { THINGS } from '../rules/keys';
import { DIMENSIONS, NONE } from '../rules/scopes';
import { text } from '../../database/rows';
import { dialectOf } from '../../database/dialect';
import type { CountingRules } from '../rules/rules';
import { rebuildDialectOf } from './rebuild-dialect';
import { MEMBER_MONTHS } from './rebuild-members';
import { entriesWith, inEveryScope, YEAR } from './scopes-sql';
import { TABLES } from './tables';

/** The indicators of a programme, and how they count. */
export interface Measured {
  readonly codes: readonly string[];
  readonly rules: CountingRules;
}

/** With four columns for each code, this is far below the databases' limits for a statement. */
const MOST_CODES = 200;
const PLAIN_CODE = /^\w+(?:\.\w+\.\w+)?$/;

/**
 * Every code in the ledger of a programme, and the codes that have them as parts, in the order in
 * which cells have them.
 */
export async function readCodes(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  { parts }: Pick<CountingRules, 'parts'>,
): Promise<string[]> {
  const { query, keysOf } = dialectOf(strapi);
  const rows = await query(
    trx,
    'codes_of',
    `SELECT DISTINCT key FROM ${TABLES.ledger} ledger CROSS JOIN ${keysOf('ledger.measurements')}
      WHERE ledger.programme_id = ?`,
    [programme],
  );
  const entered = new Set(rows.map((row) => text(row, 'key')));
  const isMade = (code: string, above: readonly string[]): boolean =>
    entered.has(code) ||
    (!above.includes(code) && (parts.get(code) ?? []).some((part) => isMade(part, [...above, code])));
  const made = [...parts.keys()].filter((code) => isMade(code, []));
  return [...new Set([...entered, ...made, ...madeOptions(entered, made, parts)])].sort();
}

/** The options that wholes get from their parts. */
function madeOptions(
  entered: ReadonlySet<string>,
  made: readonly string[],
  parts: CountingRules['parts'],
): string[] {
  const options = [...entered].filter(isOptionCode);
  const isWithin = (code: string, whole: string, above: readonly string[]): boolean =>
    code === whole ||
    (!above.includes(whole) &&
      (parts.get(whole) ?? []).some((part) => isWithin(code, part, [...above, whole])));
  return made.flatMap((whole) =>
    options.flatMap((option) =>
      isWithin(indicatorOfCode(option), whole, []) ? [sameOptionOf(whole, option)] : [],
    ),
  );
}

/** Whether codes can be written into a statement: all codes that pass the guards can. */
export const areInSql = (codes: readonly string[]): boolean =>
  codes.length <= MOST_CODES && codes.every((code) => PLAIN_CODE.test(code));

/** A column of a cell: how entries make it, and how a year's column is made from those of its months. */
interface CellColumn {
  readonly name: string;
  readonly ofEntries: string;
  readonly ofMonths: 'sum' | 'max';
}

const HELD: readonly CellColumn[] = [
  { name: 'activities', ofEntries: 'count(*)', ofMonths: 'sum' },
  { name: 'session_values', ofEntries: 'count(sessions)', ofMonths: 'sum' },
  { name: 'sessions', ofEntries: 'coalesce(sum(sessions), 0)', ofMonths: 'sum' },
  { name: 'with_partner', ofEntries: `count(nullif(partner_id, ${NONE}))`, ofMonths: 'sum' },
  { name: 'with_community', ofEntries: `count(nullif(community_id, ${NONE}))`, ofMonths: 'sum' },
];

/**
 * Fills the sums of a programme, which has none yet, from its ledger and from
 * MEMBER_MONTHS, in one statement. SumsBuilder in `ledger/rules` defines the sums; this
 * computes them in the database, without reading millions of activities. `totals:check` and
 * the tests compare the two.
 *
 * @throws SumOverflowError
 */
export async function fillSums(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  measured: Measured,
): Promise<void> {
  const { query } = dialectOf(strapi);
  try {
    await query(trx, null, statement(strapi, measured), [programme, programme]);
  } catch (error) {
    if (!isSqliteOverflow(error)) throw error;
    throw new SumOverflowError(await largestOf(strapi, trx, programme, measured));
  }
  await refuseOverflows(strapi, trx, programme);
}

/**
 * The value of an indicator, as in `valuesOf` of ledger/rules: the entered value, else the sum of its
 * parts that have a value.
 */
function valueIn(
  strapi: Core.Strapi,
  { codes, rules }: Measured,
  code: string,
  above: readonly string[] = [],
): string {
  if (!codes.includes(code)) return NO_VALUE;
  const entered = rebuildDialectOf(strapi).wholeOf('grid', code);
  if (isOptionCode(code)) return optionIn(strapi, { codes, rules }, code, above);
  const parts = rules.parts.get(code) ?? [];
  if (parts.length === 0 || above.includes(code)) return entered;
  const values = parts.map((part) => valueIn(strapi, { codes, rules }, part, [...above, code]));
  if (rules.last.has(code)) return `coalesce(${entered}, ${values.join(' + ')})`;
  const sum = values.map((value) => `coalesce(${value}, 0)`).join(' + ');
  const hasSome = values.map((value) => `${value} IS NOT NULL`).join(' OR ');
  return `coalesce(${entered}, CASE WHEN ${hasSome} THEN ${sum} END)`;
}

/** The value of an option: entered with the value of the indicator, else the sum of the same option of its parts. */
function optionIn(strapi: Core.Strapi, measured: Measured, code: string, above: readonly string[]): string {
  const { wholeOf } = rebuildDialectOf(strapi);
  const indicator = indicatorOfCode(code);
  const parts = measured.rules.parts.get(indicator) ?? [];
  const given = measured.codes.includes(code) ? wholeOf('grid', code) : NO_VALUE;
  if (parts.length === 0 || above.includes(indicator)) return given;
  const values = parts.map((part) =>
    optionIn(strapi, measured, sameOptionOf(part, code), [...above, indicator]),
  );
  const sum = values.map((value) => `coalesce(${value}, 0)`).join(' + ');
  const hasSome = values.map((value) => `${value} IS NOT NULL`).join(' OR ');
  // The value itself decides whether the parts count at all.
  return `CASE WHEN ${wholeOf('grid', indicator)} IS NOT NULL THEN ${given}
    WHEN ${valueIn(strapi, measured, indicator, above)} IS NOT NULL AND (${hasSome}) THEN ${sum} END`;
}

const NO_VALUE = 'CAST(NULL AS bigint)';

/**
 * For LAST, the value of each reporter's latest entry of a month, as `latestEntries` of ledger/rules finds it.
 *
 * @param value finds the latest entry; `counted` is the value that counts then: `value` or an option of it.
 */
const latestOnly = (value: string, counted: string): string => `CASE WHEN row_number() OVER (
    PARTITION BY partner_id, month, ${value} IS NULL
    ORDER BY start_date DESC, ends DESC, ${value} DESC, title, document_id) = 1 THEN ${counted} END`;

function statement(strapi: Core.Strapi, measured: Measured): string {
  const { codes, rules } = measured;
  const { parsed } = rebuildDialectOf(strapi);
  const isLast = (code: string) => rules.last.has(indicatorOfCode(code));
  const hasLast = codes.some(isLast);
  const all = codes.map((code, index) => `${valueIn(strapi, measured, code)} AS v${index}`);
  const decided = codes.map((code, index) =>
    isLast(code)
      ? `${latestOnly(`v${codes.indexOf(indicatorOfCode(code))}`, `v${index}`)} AS v${index}`
      : `v${index}`,
  );
  const columns = [...HELD, ...codes.flatMap((code, index) => columnsOf(index, rules.largest.has(code)))];
  const names = columns.map(({ name }) => name).join(', ');
  const ofEntries = columns.map(({ name, ofEntries }) => `${ofEntries} AS ${name}`).join(', ');
  const ofMonths = columns.map(({ name, ofMonths }) => `${ofMonths}(${name}) AS ${name}`).join(', ');

  function columnsOf(index: number, hasLargest: boolean): CellColumn[] {
    return [
      { name: `reports${index}`, ofEntries: `count(v${index})`, ofMonths: 'sum' },
      { name: `total${index}`, ofEntries: `sum(v${index})`, ofMonths: 'sum' },
      ...(hasLargest
        ? ([{ name: `largest${index}`, ofEntries: `max(v${index})`, ofMonths: 'max' }] as const)
        : []),
    ];
  }

  return `
    INSERT INTO ${TABLES.sums} (programme_id, dimension, member_id, month, cell)
    WITH given AS MATERIALIZED (${entriesWith(
      `document_id, title, start_date, coalesce(end_date, start_date) AS ends, sessions,
        ${parsed('measurements')} AS grid`,
    )}), ${hasLast ? 'valued' : 'entry'} AS MATERIALIZED (
      SELECT ${[IN_ENTRY, ...(hasLast ? ['document_id, title, start_date, ends'] : []), ...all].join(', ')} FROM given
    ${hasLast ? `), entry AS MATERIALIZED (SELECT ${[IN_ENTRY, ...decided].join(', ')} FROM valued` : ''}
    ), of_month AS MATERIALIZED (${inEveryScope('entry', 'month', ofEntries)}
    ), held AS (
      SELECT ${IN_CELL}, ${names} FROM of_month
      UNION ALL SELECT dimension, member_id, ${YEAR}, ${ofMonths} FROM of_month
        GROUP BY dimension, member_id, ${YEAR}
    ), ${DISTINCT}
    SELECT CAST(? AS integer), ${IN_CELL}, ${cellText(strapi, { codes, rules })}
    FROM held LEFT JOIN members USING (${IN_CELL})`;
}

const IN_ENTRY = 'region_id, partner_id, activity_type_id, community_id, month, sessions';
const IN_CELL = 'dimension, member_id, month';

const count = (thing: number, condition = 'true'): string =>
  `count(CASE WHEN thing = ${thing} AND ${condition} THEN 1 END)`;

const counts = (thing: number, inPeriod: string): string =>
  `${count(thing, inPeriod)} || ',' || ${count(thing, 'new_in_year')} || ',' || ${count(thing, 'new_ever')}`;

/** Distinct members of months and of years, as countsByPeriod in the domain counts them. */
const DISTINCT = `
  seen AS MATERIALIZED (
    SELECT ${IN_CELL}, thing, before IS NULL AS new_ever,
      before IS NULL OR substr(before, 1, 4) < ${YEAR} AS new_in_year
    FROM (
      SELECT ${IN_CELL}, thing, lag(month) OVER (
        PARTITION BY dimension, member_id, thing, thing_id ORDER BY month) AS before
      FROM ${MEMBER_MONTHS}) AS each_month
  ), members AS (
    SELECT ${IN_CELL}, ${counts(THINGS.partner, 'true')} AS partners,
      ${counts(THINGS.community, 'true')} AS communities
    FROM seen GROUP BY ${IN_CELL}
    UNION ALL SELECT dimension, member_id, ${YEAR}, ${counts(THINGS.partner, 'new_in_year')},
      ${counts(THINGS.community, 'new_in_year')}
    FROM seen WHERE new_in_year GROUP BY dimension, member_id, ${YEAR}
  )`;

/** As writeCell in the domain writes it. */
function cellText(strapi: Core.Strapi, { codes, rules }: Measured): string {
  const { asText } = dialectOf(strapi);
  const total = (name: string) =>
    `CASE WHEN ${name} > ${Number.MAX_SAFE_INTEGER} THEN '"' || ${name} || '"' ELSE ${asText(name)} END`;
  const totals = codes.map(
    (code, index) =>
      `CASE WHEN reports${index} > 0 THEN '"${code}":[' || reports${index} || ',' || ${total(`total${index}`)} || ']' END`,
  );
  const extremes = codes.flatMap((code, index) =>
    rules.largest.has(code) ? [`'"${code}":' || ${total(`largest${index}`)}`] : [],
  );
  return `
    '{"a":' || activities || ',"s":[' || session_values || ',' || sessions || '],"wp":' || with_partner
    || ',"wc":' || with_community || ',"p":[' || coalesce(partners, '0,0,0')
    || '],"c":[' || coalesce(communities, '0,0,0') || '],"m":{' || ${listed(totals)}
    || '},"x":{' || ${listed(extremes)} || '}}'`;
}

/** PostgreSQL allows not many more arguments in a function call. */
const MOST_ARGUMENTS = 90;

/** The texts that are not null, with commas between them. */
function listed(texts: readonly string[]): string {
  if (texts.length === 0) return "''";
  if (texts.length <= MOST_ARGUMENTS) return `concat_ws(',', ${texts.join(', ')})`;
  const parts: string[] = [];
  for (let start = 0; start < texts.length; start += MOST_ARGUMENTS) {
    parts.push(`nullif(${listed(texts.slice(start, start + MOST_ARGUMENTS))}, '')`);
  }
  return listed(parts);
}

/** SQLite adds up to 64 bits and no further; PostgreSQL goes on. */
const isSqliteOverflow = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  String(error.message).endsWith('integer overflow');

/** The indicator with the largest sum of a year. No value is negative: if any sum overflows, this one does. */
async function largestOf(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  measured: Measured,
): Promise<string> {
  const { codes } = measured;
  const years = codes.map(
    (code) =>
      `SELECT '${code}' AS code, sum((${valueIn(strapi, measured, code)}) * 1.0) AS size
       FROM (SELECT month, measurements AS grid FROM ${TABLES.ledger} WHERE programme_id = ?) AS given
       GROUP BY ${YEAR}`,
  );
  const [row = {}] = await dialectOf(strapi).query(
    trx,
    null,
    `${years.join('\nUNION ALL ')} ORDER BY size DESC LIMIT 1`,
    codes.map(() => programme),
  );
  return text(row, 'code');
}

/** No cell holds more than the years of the programme as a whole. */
async function refuseOverflows(strapi: Core.Strapi, trx: Knex, programme: number): Promise<void> {
  const years = await dialectOf(strapi).query(
    trx,
    'years_of',
    `SELECT cell FROM ${TABLES.sums} WHERE programme_id = ? AND dimension = ${DIMENSIONS.programme}
      AND length(month) = 4`,
    [programme],
  );
  for (const year of years) {
    for (const [code, { total }] of readCell(text(year, 'cell')).measured) refuseOverflow(code, total);
  }
}
