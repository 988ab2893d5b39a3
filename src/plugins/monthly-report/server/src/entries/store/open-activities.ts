/** The activities of months that are not published, by the codes of the entries that they belong to. */
import type { Core } from '@strapi/strapi';

import type { CountedIndicator } from '../rules/facts';
import type { Month } from '../../domain/month';
import { monthOf } from '../../ledger/rules/ledger-entry';
import { DIMENSIONS, WHOLE } from '../../ledger/rules/scopes';
import type { NamedActivity } from '../../totals/rules/named-sources';
import { UID } from '../../uids';
import { readSourceActivities } from '../../ledger/store/read-ledger';
import { readCommunitiesById, readReferenceEntries } from './reference';
import { toCalendar } from '../../database/calendars';
import { integer, type Row } from '../../database/rows';

/** An indicator that counts every activity. */
export const EVERY_ACTIVITY: CountedIndicator = {
  code: 'activities',
  label: { 'zh-Hans': '', en: null },
  unit: null,
  decimals: 0,
  source: 'counted',
  counts: 'activity',
};

/** Counted indicators have no parts. */
export const NO_PARTS = { parts: new Map<string, readonly string[]>(), last: new Set<string>() };

/** @param months in time order, at least one. */
export async function readOpenActivities(
  strapi: Core.Strapi,
  programme: string,
  months: readonly Month[],
): Promise<NamedActivity[]> {
  const [from, to] = [months[0], months.at(-1)];
  const row: Row | null = await strapi.db
    .query(UID.programme)
    .findOne({ select: ['id', 'frequency', 'fiscalYearStart'], where: { code: programme } });
  if (row === null || from === undefined || to === undefined) return [];
  const calendar = toCalendar(row, ['frequency', 'fiscalYearStart']);
  const id = integer(row, 'id', 0);
  const scope = { programme: id, dimension: DIMENSIONS.programme, member: WHOLE, calendar } as const;
  const span = { from, to };
  const all = await readSourceActivities(
    strapi,
    scope,
    span,
    [{ indicator: EVERY_ACTIVITY, months: span, isLevel: false }],
    NO_PARTS,
    null,
  );
  const open = new Set(months);
  const activities = all.filter((activity) => open.has(monthOf(activity)));
  const { partners } = await readReferenceEntries(strapi);
  const communities = await readCommunitiesById(
    strapi,
    activities.flatMap((activity) => activity.communities),
  );
  return activities.map((activity) => ({
    ...activity,
    partner: activity.partner === null ? null : (partners.get(activity.partner) ?? null),
    communities: activity.communities.flatMap((id) => communities.get(id) ?? []),
  }));
}
