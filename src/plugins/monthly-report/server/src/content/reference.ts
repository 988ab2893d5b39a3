import type { Core } from '@strapi/strapi';

import type { Community, Partner, Region } from '../domain/facts';
import type { GroupEntry } from '../domain/totals/groups';
import { UID } from '../uids';
import { integer, rowOrNull, text, type Row } from './rows';
import { translated } from './translated';

/** Everything but communities, of which there are too many to hold; by row id, which kept sums know it by. */
export interface ReferenceEntries {
  readonly regions: ReadonlyMap<number, GroupEntry>;
  readonly partners: ReadonlyMap<number, Partner>;
  readonly activityTypes: ReadonlyMap<number, GroupEntry>;
}

const toGroupEntry = (row: Row): Region & GroupEntry => ({
  code: text(row, 'code'),
  name: translated(row, 'name'),
  order: integer(row, 'order', 0),
});

const toPartner = (row: Row): Partner => {
  const region = rowOrNull(row, 'region');
  return {
    code: text(row, 'code'),
    name: translated(row, 'name'),
    region: region && toGroupEntry(region),
  };
};

const toCommunity = (row: Row): Community => ({
  code: text(row, 'code'),
  name: translated(row, 'name'),
});

function byId<T>(rows: readonly Row[], parse: (row: Row) => T): ReadonlyMap<number, T> {
  return new Map(rows.map((row) => [integer(row, 'id', 0), parse(row)]));
}

export async function readReferenceEntries(strapi: Core.Strapi): Promise<ReferenceEntries> {
  const named = ['id', 'code', 'name', 'nameEn'];
  const partners: Row[] = await strapi.db.query(UID.partner).findMany({
    select: named,
    populate: { region: { select: [...named, 'order'] } },
  });
  const ordered = { select: [...named, 'order'] };
  const regions: Row[] = await strapi.db.query(UID.region).findMany(ordered);
  const activityTypes: Row[] = await strapi.db.query(UID.activityType).findMany(ordered);
  return {
    regions: byId(regions, toGroupEntry),
    partners: byId(partners, toPartner),
    activityTypes: byId(activityTypes, toGroupEntry),
  };
}

/** Parameters of one statement: below the limits of both databases. */
const BATCH = 500;

/** Communities by row id or by code, as many as are asked for. */
async function readCommunities(
  strapi: Core.Strapi,
  field: 'id' | 'code',
  values: readonly (number | string)[],
): Promise<Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < values.length; start += BATCH) {
    const batch: Row[] = await strapi.db.query(UID.community).findMany({
      select: ['id', 'code', 'name', 'nameEn'],
      where: { [field]: { $in: values.slice(start, start + BATCH) } },
    });
    found.push(...batch);
  }
  return found;
}

export async function readCommunitiesById(
  strapi: Core.Strapi,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, Community>> {
  return byId(await readCommunities(strapi, 'id', [...new Set(ids)]), toCommunity);
}

export async function readCommunitiesByCode(
  strapi: Core.Strapi,
  codes: Iterable<string>,
): Promise<ReadonlyMap<string, Community>> {
  const rows = await readCommunities(strapi, 'code', [...new Set(codes)]);
  return new Map(rows.map(toCommunity).map((community) => [community.code, community]));
}
