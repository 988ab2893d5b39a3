import { DIMENSIONS, NONE, WHOLE } from '../rules/scopes';
import { TABLES } from './tables';

/** The columns of ENTRIES that scopes are made of, as scopesOf in ledger/rules defines them. */
const SCOPES = [
  { dimension: DIMENSIONS.programme, member: null, condition: null },
  { dimension: DIMENSIONS.region, member: 'region_id', condition: null },
  { dimension: DIMENSIONS.partner, member: 'partner_id', condition: null },
  { dimension: DIMENSIONS['activity-type'], member: 'activity_type_id', condition: null },
  { dimension: DIMENSIONS.community, member: 'community_id', condition: `community_id <= ${NONE}` },
] as const;

export const SCOPE_COLUMNS = SCOPES.flatMap(({ member }) => member ?? []).join(', ');

/**
 * The ledger of a programme, whose id is bound. A missing reference of an activity is replaced
 * by the member that scopes use for it.
 */
export const entriesWith = (columns: string): string => `
  SELECT coalesce(region_id, ${NONE}) AS region_id, coalesce(partner_id, ${NONE}) AS partner_id,
    coalesce(activity_type_id, ${NONE}) AS activity_type_id, community_id, month, ${columns}
  FROM ${TABLES.ledger} WHERE programme_id = ?`;

/** The same aggregates of a table in every scope, by dimension, member and some of its columns. */
export function inEveryScope(table: string, columns: string, aggregates: string): string {
  return SCOPES.map(
    ({ dimension, member, condition }) =>
      `SELECT ${dimension} AS dimension, ${member ?? WHOLE} AS member_id, ${columns}, ${aggregates}
       FROM ${table} ${condition === null ? '' : `WHERE ${condition}`}
       GROUP BY ${member === null ? '' : `${member}, `}${columns}`,
  ).join('\nUNION ALL ');
}

/** The scopes of each row of a table that has SCOPE_COLUMNS, with some of its columns. */
export function scopesOfEach(table: string, columns: string): string {
  return SCOPES.map(
    ({ dimension, member, condition }) =>
      `SELECT ${dimension} AS dimension, ${member ?? WHOLE} AS member_id, ${columns}
       FROM ${table} ${condition === null ? '' : `WHERE ${condition}`}`,
  ).join('\nUNION ALL ');
}

/** The year of a month. */
export const YEAR = 'substr(month, 1, 4)';
