import type { Core } from '@strapi/strapi';

import type { NamedPlace } from '../rules/community-search';
import { UID } from '../../uids';
import { text, textOrNull, type Row } from '../../database/rows';
import { aliasesOf } from './aliases';

const PLACE = ['province', 'city', 'district', 'subdistrict'] as const;
const SELECTED = ['documentId', 'name', 'nameEn', 'aliases', 'verified', ...PLACE];

export const toNamedPlace = (row: Row): NamedPlace => ({
  documentId: text(row, 'documentId'),
  name: text(row, 'name'),
  nameEn: textOrNull(row, 'nameEn'),
  aliases: aliasesOf(row),
  place: PLACE.map((field) => textOrNull(row, field) ?? '').join(''),
  verified: row.verified === true,
});

/** Communities, with all their names; `where` selects some of them. */
export async function readNamedPlaces(strapi: Core.Strapi, where: Row = {}): Promise<NamedPlace[]> {
  const found: Row[] = await strapi.db.query(UID.community).findMany({ select: SELECTED, where });
  return found.map(toNamedPlace);
}
