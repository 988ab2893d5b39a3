import type { Core } from '@strapi/strapi';

import type { ActivityType, Community, Partner, Reference, Region } from '../domain/facts';
import { UID } from '../uids';
import { integer, rowOrNull, text, type Row } from './rows';
import { translated } from './translated';

const toRegion = (row: Row): Region => ({
  code: text(row, 'code'),
  name: translated(row, 'name'),
  order: integer(row, 'order', 0),
});

const toPartner = (row: Row): Partner => {
  const region = rowOrNull(row, 'region');
  return {
    code: text(row, 'code'),
    name: translated(row, 'name'),
    region: region && toRegion(region),
  };
};

const toActivityType = (row: Row): ActivityType => ({
  code: text(row, 'code'),
  name: translated(row, 'name'),
  order: integer(row, 'order', 0),
});

const toCommunity = (row: Row): Community => ({
  code: text(row, 'code'),
  name: translated(row, 'name'),
});

function byCode<T extends { readonly code: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.code, entry]));
}

/** Partners with their present region, communities and activity types, by code. */
export async function readReference(strapi: Core.Strapi): Promise<Reference> {
  const partners: Row[] = await strapi.db.query(UID.partner).findMany({
    select: ['code', 'name', 'nameEn'],
    populate: { region: { select: ['code', 'name', 'nameEn', 'order'] } },
  });
  const communities: Row[] = await strapi.db.query(UID.community).findMany({
    select: ['code', 'name', 'nameEn'],
  });
  const activityTypes: Row[] = await strapi.db.query(UID.activityType).findMany({
    select: ['code', 'name', 'nameEn', 'order'],
  });
  return {
    partners: byCode(partners.map(toPartner)),
    communities: byCode(communities.map(toCommunity)),
    activityTypes: byCode(activityTypes.map(toActivityType)),
  };
}
