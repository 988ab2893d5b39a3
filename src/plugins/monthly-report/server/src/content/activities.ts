import type { Core } from '@strapi/strapi';

import type { Activity } from '../domain/facts';
import { isMonth, lastDayOf, type Month } from '../domain/month';
import { UID } from '../uids';
import { toMeasurements } from './measurements';
import { relationTable } from './relation-table';
import { day, dayOrNull, integerOrNull, text, textOrNull, type Row } from './rows';

/**
 * The published activities of every programme up to the end of a month, by the
 * programme's row id. Read with joins instead of populated documents: a month of
 * 5,000 activities costs two queries and no object per relation.
 */
export async function readActivities(
  strapi: Core.Strapi,
  upTo: Month,
): Promise<ReadonlyMap<number, readonly Activity[]>> {
  const knex = strapi.db.connection;
  const activities = strapi.db.metadata.get(UID.activity).tableName;
  const partners = strapi.db.metadata.get(UID.partner).tableName;
  const types = strapi.db.metadata.get(UID.activityType).tableName;
  const communities = strapi.db.metadata.get(UID.community).tableName;
  const toProgramme = relationTable(strapi, UID.activity, 'programme');
  const toPartner = relationTable(strapi, UID.activity, 'partner');
  const toType = relationTable(strapi, UID.activity, 'activityType');
  const toCommunity = relationTable(strapi, UID.activity, 'communities');

  const counted = () =>
    knex(activities)
      .whereNotNull(`${activities}.published_at`)
      .where(`${activities}.start_date`, '<=', lastDayOf(upTo));

  const found: Row[] = await counted()
    .join(toProgramme.name, `${toProgramme.name}.${toProgramme.source}`, `${activities}.id`)
    .leftJoin(toPartner.name, `${toPartner.name}.${toPartner.source}`, `${activities}.id`)
    .leftJoin(partners, `${partners}.id`, `${toPartner.name}.${toPartner.target}`)
    .leftJoin(toType.name, `${toType.name}.${toType.source}`, `${activities}.id`)
    .leftJoin(types, `${types}.id`, `${toType.name}.${toType.target}`)
    .select({
      id: `${activities}.id`,
      documentId: `${activities}.document_id`,
      title: `${activities}.title`,
      startDate: `${activities}.start_date`,
      endDate: `${activities}.end_date`,
      sessions: `${activities}.sessions`,
      measurements: `${activities}.measurements`,
      programme: `${toProgramme.name}.${toProgramme.target}`,
      partner: `${partners}.code`,
      activityType: `${types}.code`,
    });

  const places: Row[] = await counted()
    .join(toCommunity.name, `${toCommunity.name}.${toCommunity.source}`, `${activities}.id`)
    .join(communities, `${communities}.id`, `${toCommunity.name}.${toCommunity.target}`)
    .select({ activity: `${activities}.id`, code: `${communities}.code` });
  const communitiesOf = new Map<unknown, string[]>();
  for (const place of places) {
    const list = communitiesOf.get(place.activity);
    if (list) list.push(text(place, 'code'));
    else communitiesOf.set(place.activity, [text(place, 'code')]);
  }

  const byProgramme = new Map<number, Activity[]>();
  for (const row of found) {
    const programme = integerOrNull(row, 'programme');
    if (programme === null) continue;
    const activity: Activity = {
      documentId: text(row, 'documentId'),
      title: text(row, 'title'),
      partner: textOrNull(row, 'partner'),
      communities: (communitiesOf.get(row.id) ?? []).sort(),
      activityType: textOrNull(row, 'activityType'),
      startDate: day(row, 'startDate'),
      endDate: dayOrNull(row, 'endDate'),
      sessions: integerOrNull(row, 'sessions'),
      measurements: toMeasurements(row.measurements),
    };
    const list = byProgramme.get(programme);
    if (list) list.push(activity);
    else byProgramme.set(programme, [activity]);
  }
  return byProgramme;
}

/** The months any activity, draft or published, falls in. */
export async function readActivityMonths(strapi: Core.Strapi): Promise<ReadonlySet<Month>> {
  const { tableName } = strapi.db.metadata.get(UID.activity);
  const days: Row[] = await strapi.db
    .connection(tableName)
    .distinct({ startDate: 'start_date' })
    .whereNotNull('start_date');
  return new Set(days.map((row) => day(row, 'startDate').slice(0, 7)).filter(isMonth));
}
