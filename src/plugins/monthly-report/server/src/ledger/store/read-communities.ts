/**
 * The sums of all communities of a programme in a span. The database adds them up: a report to date has tens of
 * thousands of groups.
 */
import type { Core } from '@strapi/strapi';

import { dialectOf, exactSumOf } from '../../database/dialect';
import { readConnection } from '../../database/present-reads';
import { integer, textOrNull, type Row } from '../../database/rows';
import { firstDayOf, lastDayOf } from '../../domain/month';
import type { Months } from '../../domain/spans';
import type { Cell, MeasuredSum } from '../rules/cell';
import { NO_CELLS, type CellIndex } from '../rules/cell-index';
import type { CountingRules } from '../rules/rules';
import { NONE } from '../rules/scopes';
import { wholeFromJson, type Whole } from '../rules/whole';
import { TABLES } from './tables';

const BETWEEN_CODES = ',';
const WITHIN_CODE = ';';

/** Whether one cell can hold a span of a programme: parts that make up a whole are added up activity by activity. */
export const isAddedUpInSql = ({ parts, oneReporter }: CountingRules): boolean =>
  parts.size === 0 && !oneReporter;

/** Finds the latest value of a reporter's month, in the order of `latestEntries` (rules/counted-values.ts). */
function latestIn(strapi: Core.Strapi): string {
  const { isOneOf, numbersOf, isPostgres } = dialectOf(strapi);
  const byBytes = isPostgres ? 'COLLATE "C"' : 'COLLATE BINARY';
  return `latest AS (SELECT document_id, code FROM (
    SELECT counted.document_id, listed.key AS code, row_number() OVER (
      PARTITION BY counted.partner_id, substr(counted.start_date, 1, 7), listed.key
      ORDER BY counted.start_date DESC, coalesce(counted.end_date, counted.start_date) DESC, listed.value DESC,
        counted.title ${byBytes}, counted.document_id) AS place
    FROM counted CROSS JOIN ${numbersOf('counted.measurements')}
    WHERE ${isOneOf('listed.key')}) AS placed WHERE place = 1),`;
}

/** Binds the programme, the first and the last day, and, if the programme has codes of LAST, these codes twice. */
function statement(strapi: Core.Strapi, hasLast: boolean): string {
  const { asText, beforePoint, exactSum, isOneOf, isPostgres, numbersOf } = dialectOf(strapi);
  const join = isPostgres ? 'string_agg' : 'group_concat';
  const indicator = beforePoint('listed.key');
  const [joined, isCounted] = hasLast
    ? [
        `LEFT JOIN latest ON latest.document_id = counted.document_id AND latest.code = ${indicator}`,
        `AND (latest.code IS NOT NULL OR NOT ${isOneOf(indicator)})`,
      ]
    : ['', ''];
  const parts = ['key', asText('many'), 'total', asText('largest')];
  return `WITH counted AS (
      SELECT document_id, community_id, partner_id, sessions, start_date, end_date, title, measurements
      FROM ${TABLES.ledger} WHERE programme_id = ? AND start_date BETWEEN ? AND ?),
    ${hasLast ? latestIn(strapi) : ''}
    valued AS (SELECT counted.community_id, listed.key, count(*) AS many, ${exactSum('listed.value')} AS total,
        max(listed.value) AS largest
      FROM counted CROSS JOIN ${numbersOf('counted.measurements')} ${joined}
      WHERE counted.community_id > ${NONE} ${isCounted} GROUP BY counted.community_id, listed.key),
    told AS (SELECT community_id, ${join}(${parts.join(` || '${WITHIN_CODE}' || `)}, '${BETWEEN_CODES}') AS measured
      FROM valued GROUP BY community_id)
    SELECT counted.community_id, ${asText('count(*)')} AS activities, ${asText('count(sessions)')} AS with_sessions,
      ${asText('coalesce(sum(sessions), 0)')} AS sessions, ${asText('count(partner_id)')} AS with_partner,
      ${asText('count(DISTINCT partner_id)')} AS partners, min(told.measured) AS measured
    FROM counted LEFT JOIN told ON told.community_id = counted.community_id
    WHERE counted.community_id > ${NONE} GROUP BY counted.community_id`;
}

function measuredOf(row: Row, largest: CountingRules['largest']): Pick<Cell, 'measured' | 'largest'> {
  const sums = new Map<string, MeasuredSum>();
  const most = new Map<string, Whole>();
  for (const listed of textOrNull(row, 'measured')?.split(BETWEEN_CODES) ?? []) {
    const [code = '', many = '', total = '', largestValue = ''] = listed.split(WITHIN_CODE);
    sums.set(code, { values: Number(many), total: wholeFromJson(exactSumOf(total).toString()) });
    if (largest.has(code)) most.set(code, wholeFromJson(largestValue));
  }
  return { measured: sums, largest: most };
}

function cellOf(row: Row, rules: CountingRules): Cell {
  const counted = (column: string) => Number(row[column]);
  const distinct = (many: number) => ({ inPeriod: many, newInYear: many, newEver: many });
  const activities = counted('activities');
  return {
    activities,
    sessions: { values: counted('with_sessions'), total: counted('sessions') },
    withPartner: counted('with_partner'),
    withCommunity: activities,
    // Only the span is counted, so everyone active counts as new in it.
    partners: distinct(counted('partners')),
    communities: distinct(1),
    ...measuredOf(row, rules.largest),
  };
}

/** Holds the whole span in one cell: for figures that a span and its months give alike (`yearsSuffice`). */
const wholeSpan = (span: Months, cell: Cell): CellIndex => ({
  within: () => [{ period: span.to, cell }],
  cellOf: () => cell,
});

/**
 * The sums of the named communities of a programme in a span, by the community's row id.
 *
 * @param rules must satisfy `isAddedUpInSql`.
 */
export async function readCommunitySums(
  strapi: Core.Strapi,
  programme: number,
  span: Months,
  rules: CountingRules,
): Promise<(community: number) => CellIndex> {
  const hasLast = rules.last.size > 0;
  const codes = JSON.stringify([...rules.last]);
  const rows = await dialectOf(strapi).query(
    readConnection(strapi),
    hasLast ? 'community_sums_last' : 'community_sums',
    statement(strapi, hasLast),
    [programme, firstDayOf(span.from), lastDayOf(span.to), ...(hasLast ? [codes, codes] : [])],
  );
  const rowOf = new Map(rows.map((row) => [integer(row, 'community_id', 0), row]));
  return (community) => {
    const row = rowOf.get(community);
    return row === undefined ? NO_CELLS : wholeSpan(span, cellOf(row, rules));
  };
}
