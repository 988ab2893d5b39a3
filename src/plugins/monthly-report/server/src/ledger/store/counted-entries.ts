/** Tells whether something has counted entries: published activities whose figures depend on it. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { integer } from '../../database/rows';
import { indicatorOfCode } from '../../domain/option-codes';
import { THINGS } from '../rules/keys';
import { DIMENSIONS } from '../rules/scopes';
import { standing, writeState, type ReporterState } from '../rules/states';
import { readMemberships, readStatesOf, reporterKey, type Reporter } from './states';
import { TABLES } from './tables';

/** Row ids of the programmes in which a counted activity has a value of one of some indicators. */
export async function programmesWithValues(
  strapi: Core.Strapi,
  trx: Knex,
  codes: readonly string[],
): Promise<number[]> {
  const { query, measuredOf, isOneOf } = dialectOf(strapi);
  const rows = await query(
    trx,
    'programmes_with_values',
    `SELECT DISTINCT kept.programme_id FROM ${TABLES.sums} AS kept CROSS JOIN ${measuredOf('kept.cell')} AS each
      WHERE kept.dimension = ${DIMENSIONS.programme} AND ${isOneOf('each.key')}`,
    [JSON.stringify(codes)],
  );
  return rows.map((row) => integer(row, 'programme_id', 0));
}

/** Whether a counted activity has a value of one of some indicators, entered itself and not made of parts. */
export async function isEntered(strapi: Core.Strapi, trx: Knex, codes: readonly string[]): Promise<boolean> {
  const { query, placeIn } = dialectOf(strapi);
  for (const code of codes) {
    const [found] = await query(
      trx,
      'counted_value',
      `SELECT 1 AS found FROM ${TABLES.ledger} WHERE ${placeIn('measurements')} > 0 LIMIT 1`,
      [`"${code}":`],
    );
    if (found !== undefined) return true;
  }
  return false;
}

/** The ones of some indicators that have a value in a counted activity of a programme. */
export async function valuedIn(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const code of codes) {
    if ((await programmesWithValues(strapi, trx, [code])).includes(programme)) found.add(code);
  }
  return found;
}

/** The references that an activity is counted by, as the ledger has them. */
type Counted = 'programme' | 'partner' | 'region' | 'activityType';

const COLUMNS: Readonly<Record<Counted, string>> = {
  programme: 'programme_id',
  partner: 'partner_id',
  region: 'region_id',
  activityType: 'activity_type_id',
};

/** The number of counted activities of some rows, by their row ids; the count stops at `most`. */
export async function countEntriesOf(
  trx: Knex,
  what: Counted,
  ids: readonly number[],
  most = 1,
): Promise<number> {
  const found = await trx(TABLES.ledger)
    .whereIn(COLUMNS[what], ids)
    .limit(most)
    .pluck<string[]>('document_id');
  return found.length;
}

/** Row ids of the programmes in which partners have counted activities. */
export const programmesOfPartners = (trx: Knex, partners: readonly number[]): Promise<number[]> =>
  trx(TABLES.ledger).whereIn('partner_id', partners).distinct('programme_id').pluck<number[]>('programme_id');

/** Whether a community has counted activities, alone or together with other communities. */
export async function isCommunityCounted(trx: Knex, id: number): Promise<boolean> {
  const found = await trx(TABLES.members)
    .where({ dimension: DIMENSIONS.programme, thing: THINGS.community, thing_id: id })
    .limit(1)
    .pluck<number[]>('thing_id');
  return found.length > 0;
}

/**
 * Whether states of levels stand longer or shorter by the present memberships than by the kept states. Ask this
 * after a membership is written, and before the kept states are updated.
 */
export async function changesCarrying(
  strapi: Core.Strapi,
  trx: Knex,
  reporters: readonly Reporter[],
): Promise<boolean> {
  const programmes = [...new Set(reporters.map(({ programme }) => programme))];
  const memberships = await readMemberships(strapi, trx, programmes);
  const wanted = new Set(reporters.map(reporterKey));
  const spansOf = (programme: number, partner: number) =>
    memberships.get(reporterKey({ programme, partner })) ?? [];
  for (const programme of programmes) {
    const lists = new Map<string, ReporterState[]>();
    for (const state of await readStatesOf(strapi, trx, programme)) {
      if (!wanted.has(reporterKey({ programme, partner: state.reporter }))) continue;
      const key = `${state.reporter} ${indicatorOfCode(state.indicator)}`;
      lists.set(key, [...(lists.get(key) ?? []), state]);
    }
    for (const states of lists.values()) {
      if (states.map(writeState).join() !== standing(states, spansOf).map(writeState).join()) return true;
    }
  }
  return false;
}
