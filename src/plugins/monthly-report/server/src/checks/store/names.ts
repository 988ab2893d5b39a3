import type { Core } from '@strapi/strapi';

import type { NamedCommunity, NamedPartner } from '../rules/facts';
import { UID } from '../../uids';
import type { Catalogue } from '../../entries/store/catalogue';
import { aliasesOf } from '../../entries/store/aliases';
import { text, type Row } from '../../database/rows';
import { translated } from '../../database/translated';

const byCode = <T extends { readonly code: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.code, entry]));

export async function readNamedPartners(
  strapi: Core.Strapi,
  { partnersByCode }: Catalogue,
): Promise<ReadonlyMap<string, NamedPartner>> {
  const rows: Row[] = await strapi.db.query(UID.partner).findMany({ select: ['code', 'aliases'] });
  return byCode(
    rows.flatMap((row) => {
      const partner = partnersByCode.get(text(row, 'code'));
      return partner ? [{ ...partner, aliases: aliasesOf(row) }] : [];
    }),
  );
}

export async function readNamedCommunities(
  strapi: Core.Strapi,
): Promise<ReadonlyMap<string, NamedCommunity>> {
  const rows: Row[] = await strapi.db
    .query(UID.community)
    .findMany({ select: ['code', 'name', 'nameEn', 'aliases', 'verified'] });
  return byCode(
    rows.map((row) => ({
      code: text(row, 'code'),
      name: translated(row, 'name'),
      aliases: aliasesOf(row),
      verified: row.verified === true,
    })),
  );
}
