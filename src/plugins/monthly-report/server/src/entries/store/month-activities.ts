/** The activities that count in a month, by the codes of the entries that they belong to. */
import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import { calendarOf } from '../../domain/spans';
import type { FrozenActivity } from '../../publication/rules/frozen-month';
import { DIMENSIONS, WHOLE } from '../../ledger/rules/scopes';
import type { Catalogue } from './catalogue';
import { readSourceActivities } from '../../ledger/store/read-ledger';
import { EVERY_ACTIVITY, NO_PARTS } from './open-activities';
import { monthOf } from '../../ledger/rules/ledger-entry';
import type { ToldActivity } from '../../totals/rules/figures';
import { compareActivities } from '../../totals/rules/sources';
import { readStateActivities, withLevels } from '../../ledger/store/read-levels';
import { readCommunitiesById } from './reference';

/** In the order of the report, by the programme's row id. */
export async function readMonthActivities(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  month: Month,
): Promise<(programme: number) => readonly FrozenActivity[]> {
  const span = { from: month, to: month };
  const activitiesOf = new Map<number, readonly FrozenActivity[]>();
  for (const { id, programme } of catalogue.programmes) {
    const calendar = calendarOf(programme);
    const scope = { programme: id, dimension: DIMENSIONS.programme, member: WHOLE, calendar } as const;
    const told = await readSourceActivities(
      strapi,
      scope,
      span,
      [{ indicator: EVERY_ACTIVITY, months: span, isLevel: false }],
      NO_PARTS,
      null,
    );
    activitiesOf.set(id, await named(strapi, catalogue, told));
  }
  return (programme) => activitiesOf.get(programme) ?? [];
}

/**
 * Activities of earlier months whose states are still carried by levels at the end of a month, by the programme's row
 * id.
 */
export async function readCarriedActivities(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  month: Month,
): Promise<(programme: number) => readonly FrozenActivity[]> {
  const found = await readStateActivities(strapi, withLevels(catalogue.programmes), month);
  const carried = new Map(
    found
      .map(({ activity }) => activity)
      .filter((activity) => monthOf(activity) < month)
      .map((activity) => [activity.documentId, activity]),
  );
  const activitiesOf = new Map<number, readonly FrozenActivity[]>();
  for (const { id } of catalogue.programmes) {
    const told = [...carried.values()].filter(({ programme }) => programme === id).sort(compareActivities);
    activitiesOf.set(id, await named(strapi, catalogue, told));
  }
  return (programme) => activitiesOf.get(programme) ?? [];
}

async function named(
  strapi: Core.Strapi,
  { partners, activityTypes }: Catalogue,
  told: readonly ToldActivity[],
): Promise<readonly FrozenActivity[]> {
  const communities = await readCommunitiesById(
    strapi,
    told.flatMap((activity) => activity.communities),
  );
  return told.map((activity) => ({
    documentId: activity.documentId,
    title: activity.title,
    partner: activity.partner === null ? null : (partners.get(activity.partner) ?? null),
    communities: activity.communities
      .flatMap((community) => communities.get(community) ?? [])
      .sort(by(({ code }) => code, compareText)),
    activityType:
      activity.activityType === null ? null : (activityTypes.get(activity.activityType)?.code ?? null),
    startDate: activity.startDate,
    endDate: activity.endDate,
    sessions: activity.sessions,
    measurements: activity.measurements,
  }));
}
