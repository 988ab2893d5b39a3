/** Partners for a merge, and the rows that name them. */
import type { Core } from '@strapi/strapi';

import { dayOrNull, integer, rows, text, textOrNull, type Row } from '../../database/rows';
import { UID } from '../../uids';
import { aliasesOf } from './aliases';

export interface PartnerEntry {
  readonly id: number;
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly aliases: readonly string[];
  /** Row ids of the accounts that enter for it. */
  readonly editors: readonly number[];
}

const toPartner = (row: Row): PartnerEntry => ({
  id: integer(row, 'id', 0),
  documentId: text(row, 'documentId'),
  code: text(row, 'code'),
  name: text(row, 'name'),
  nameEn: textOrNull(row, 'nameEn'),
  aliases: aliasesOf(row),
  editors: rows(row, 'editors').map((editor) => integer(editor, 'id', 0)),
});

export async function readPartnerEntries(strapi: Core.Strapi, where: Row): Promise<PartnerEntry[]> {
  const found: Row[] = await strapi.db
    .query(UID.partner)
    .findMany({ where, populate: { editors: { select: ['id'] } } });
  return found.map(toPartner);
}

/** The types whose entries belong to a partner and a month, with the field of that month; the month may be locked. */
const MONTH_FIELDS = {
  [UID.activity]: 'startDate',
  [UID.story]: 'reportMonth',
  [UID.submission]: 'month',
} as const;

export type OwnedUid = keyof typeof MONTH_FIELDS;

/** A row that names a partner; draft or published, of any language. */
export interface OwnedRow {
  readonly uid: OwnedUid;
  readonly id: number;
  readonly month: string | null;
  readonly updatedAt: unknown;
  /** Row id of the programme; null if none is chosen yet. */
  readonly programme: number | null;
}

const LENGTH_OF_MONTH = 'YYYY-MM'.length;

/** The rows of partners (row ids), activities first. */
export async function readOwnedRows(strapi: Core.Strapi, partners: readonly number[]): Promise<OwnedRow[]> {
  const owned: OwnedRow[] = [];
  for (const [uid, field] of Object.entries(MONTH_FIELDS) as [OwnedUid, string][]) {
    const found: Row[] = await strapi.db.query(uid).findMany({
      where: { partner: { id: { $in: [...partners] } } },
      populate: { programme: { select: ['id'] } },
      orderBy: { id: 'asc' },
    });
    for (const row of found) {
      const programme = row.programme as Row | null;
      owned.push({
        uid,
        id: integer(row, 'id', 0),
        month: dayOrNull(row, field)?.slice(0, LENGTH_OF_MONTH) ?? null,
        updatedAt: row.updatedAt,
        programme: programme && integer(programme, 'id', 0),
      });
    }
  }
  return owned;
}
