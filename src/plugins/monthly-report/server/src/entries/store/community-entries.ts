/** Communities for a merge, and the entries that take place in them. */
import type { Core } from '@strapi/strapi';

import type { CommunityEntry } from '../../../../shared/admin-api';
import { by, compareText, inOrder } from '../../domain/order';
import { UID } from '../../uids';
import { aliasesOf } from './aliases';
import { toCalendar } from '../../database/calendars';
import { countingMonth } from '../../domain/calendar';
import { dayOrNull, integer, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';

export interface Community extends CommunityEntry {
  readonly id: number;
  readonly nameEn: string | null;
}

const toCommunity = (row: Row): Community => ({
  id: integer(row, 'id', 0),
  documentId: text(row, 'documentId'),
  code: text(row, 'code'),
  name: text(row, 'name'),
  nameEn: textOrNull(row, 'nameEn'),
  aliases: aliasesOf(row),
  verified: row.verified === true,
});

const inOrderOfName = inOrder<Community>(
  by(({ name }) => name, compareText),
  by(({ code }) => code, compareText),
);

export async function readCommunityEntries(strapi: Core.Strapi, where: Row): Promise<Community[]> {
  const found: Row[] = await strapi.db.query(UID.community).findMany({ where });
  return found.map(toCommunity).sort(inOrderOfName);
}

/** A row of an entry in one of some communities; draft or published, of any language. */
export interface PlacedRow {
  readonly uid: typeof UID.activity | typeof UID.story;
  readonly id: number;
  readonly documentId: string;
  readonly month: string | null;
  readonly updatedAt: unknown;
  /** Row ids of all its communities, in the order of entry. */
  readonly communities: readonly number[];
}

/** The month in which the activity counts; without a programme, the month of its day. */
function monthOfActivity(row: Row): string | null {
  const day = dayOrNull(row, 'startDate');
  const programme = rowOrNull(row, 'programme') ?? {};
  return day && countingMonth(day, toCalendar(programme, ['frequency', 'fiscalYearStart']));
}

/** The rows that take place in communities (row ids), activities first. */
export async function readPlacedRows(
  strapi: Core.Strapi,
  communities: readonly number[],
): Promise<PlacedRow[]> {
  const placed: PlacedRow[] = [];
  for (const uid of [UID.activity, UID.story]) {
    const found: Row[] = await strapi.db.query(uid).findMany({
      where: { communities: { id: { $in: [...communities] } } },
      populate: {
        communities: { select: ['id'] },
        programme: { select: ['id', 'frequency', 'fiscalYearStart'] },
      },
      orderBy: { id: 'asc' },
    });
    // A row in two of the communities is found twice.
    for (const row of new Map(found.map((one) => [one.id, one])).values()) {
      placed.push({
        uid,
        id: integer(row, 'id', 0),
        documentId: text(row, 'documentId'),
        month: uid === UID.story ? textOrNull(row, 'reportMonth') : monthOfActivity(row),
        updatedAt: row.updatedAt,
        communities: rows(row, 'communities').map((community) => integer(community, 'id', 0)),
      });
    }
  }
  return placed;
}
