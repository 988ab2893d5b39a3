/** The activities that count in a month, by the codes of what they belong to. */
import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import type { FrozenActivity } from '../../publication/rules/frozen-month';
import { DIMENSIONS, WHOLE } from '../../ledger/rules/scopes';
import type { Catalogue } from './catalogue';
import { readSourceActivities } from '../../ledger/store/read-ledger';
import { EVERY_ACTIVITY } from './open-activities';
import { readCommunitiesById } from './reference';

/** In the order of telling, by the programme's row id. */
export async function readMonthActivities(
  strapi: Core.Strapi,
  { programmes, partners, activityTypes }: Catalogue,
  month: Month,
): Promise<(programme: number) => readonly FrozenActivity[]> {
  const span = { from: month, to: month };
  const activitiesOf = new Map<number, readonly FrozenActivity[]>();
  for (const { id } of programmes) {
    const scope = { programme: id, dimension: DIMENSIONS.programme, member: WHOLE } as const;
    const told = await readSourceActivities(
      strapi,
      scope,
      span,
      [{ indicator: EVERY_ACTIVITY, months: span }],
      null,
    );
    const communities = await readCommunitiesById(
      strapi,
      told.flatMap((activity) => activity.communities),
    );
    activitiesOf.set(
      id,
      told.map((activity) => ({
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
      })),
    );
  }
  return (programme) => activitiesOf.get(programme) ?? [];
}
