import type { Core } from '@strapi/strapi';

import type { Community, Partner, Region } from '../rules/facts';
import type { GroupEntry } from '../../totals/rules/groups';
import { UID } from '../../uids';
import { dialectOf } from '../../database/dialect';
import { readConnection } from '../../database/present-reads';
import { integer, rowOrNull, text, type Row } from '../../database/rows';
import { translated } from '../../database/translated';

/** All reference entries except communities, which are too many to hold in memory; by row id, as in the kept sums. */
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

/** The requested communities, by row id or by code. */
async function readCommunities(
  strapi: Core.Strapi,
  listed: { readonly ids: Iterable<number> } | { readonly codes: Iterable<string> },
): Promise<readonly (Community & { readonly id: number })[]> {
  const { query, isOneOf, isOneOfIds } = dialectOf(strapi);
  const [name, condition, wanted] =
    'ids' in listed
      ? (['communities_by_id', isOneOfIds('id'), [...new Set(listed.ids)]] as const)
      : (['communities_by_code', isOneOf('code'), [...new Set(listed.codes)]] as const);
  if (wanted.length === 0) return [];
  const { tableName } = strapi.db.metadata.get(UID.community);
  const rows = await query(
    readConnection(strapi),
    name,
    `SELECT id, code, name, name_en AS ${strapi.db.connection.ref('nameEn').toQuery()}
      FROM ${tableName} WHERE ${condition}`,
    [JSON.stringify(wanted)],
  );
  return rows.map((row) => ({
    id: integer(row, 'id', 0),
    code: text(row, 'code'),
    name: translated(row, 'name'),
  }));
}

export async function readCommunitiesById(
  strapi: Core.Strapi,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, Community>> {
  return new Map((await readCommunities(strapi, { ids })).map((community) => [community.id, community]));
}

export async function readCommunitiesByCode(
  strapi: Core.Strapi,
  codes: Iterable<string>,
): Promise<ReadonlyMap<string, Community>> {
  return new Map((await readCommunities(strapi, { codes })).map((community) => [community.code, community]));
}
