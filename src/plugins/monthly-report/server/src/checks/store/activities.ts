import type { Core } from '@strapi/strapi';

import type { CheckedActivity } from '../rules/facts';
import type { Month } from '../../domain/month';
import { isOptionCode } from '../../domain/option-codes';
import { by, compareText, inOrder } from '../../domain/order';
import type { Quantity } from '../../domain/quantity';
import { UID } from '../../uids';
import { readOtherCalendars } from '../../database/calendars';
import { countedIn } from '../../domain/counted-days';
import { isEdited } from '../../database/localised';
import { toMeasurements } from '../../database/measurements';
import {
  day,
  dayOrNull,
  integer,
  integerOrNull,
  oneOf,
  rowOrNull,
  rows,
  text,
  textOrNull,
  type Row,
} from '../../database/rows';
import { CHECKED_PHOTOS, toCheckedPhotos } from './photos';
import { withTypedRow, type CheckedPart } from './typed';

const inOrderOfTelling = inOrder<CheckedActivity>(
  by(({ startDate }) => startDate, compareText),
  by(({ title }) => title, compareText),
  by(({ documentId }) => documentId, compareText),
);

/** Values entered as not reported stay in the grid, as null; options stand beside the values they belong to. */
function toGrid(stored: unknown): ReadonlyMap<string, Quantity | null> {
  const grid: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  const reported = toMeasurements(grid);
  const codes = grid !== null && typeof grid === 'object' ? Object.keys(grid).sort(compareText) : [];
  const options = [...reported].filter(([code]) => isOptionCode(code));
  return new Map([...codes.map((code) => [code, reported.get(code) ?? null] as const), ...options]);
}

function codeOf(row: Row, field: string): string | null {
  const related = rowOrNull(row, field);
  return related && text(related, 'code');
}

const toChecked = (row: Row, published: Row | undefined): CheckedActivity => ({
  documentId: text(row, 'documentId'),
  status: isEdited(row, published) ? 'draft' : 'published',
  title: text(row, 'title'),
  kind: oneOf(row, 'kind', ['single', 'summary']),
  partner: codeOf(row, 'partner'),
  communities: rows(row, 'communities').map((community) => text(community, 'code')),
  activityType: codeOf(row, 'activityType'),
  campaign: textOrNull(row, 'campaign'),
  startDate: day(row, 'startDate'),
  endDate: dayOrNull(row, 'endDate'),
  startTime: textOrNull(row, 'startTime'),
  venue: textOrNull(row, 'venue'),
  sessions: integerOrNull(row, 'sessions'),
  measurements: toGrid(row.measurements),
  photos: toCheckedPhotos(row, null),
});

/**
 * The activities of a month, as they are entered or as they are published, by the programme's row id.
 *
 * @param partner code of a partner, to read its activities alone.
 * @param part one programme alone, with an entry as it is typed.
 */
export async function readCheckedActivities(
  strapi: Core.Strapi,
  month: Month,
  drafts: boolean,
  partner: string | null = null,
  part: CheckedPart | null = null,
): Promise<(programme: number) => readonly CheckedActivity[]> {
  const ofMonth = {
    ...countedIn('startDate', [month], await readOtherCalendars(strapi)),
    ...(partner !== null && { partner: { code: partner } }),
    ...(part !== null && { programme: { id: part.programme } }),
  };
  const code = { select: ['code'] };
  const entered: Row[] = await strapi.db.query(UID.activity).findMany({
    where: { ...ofMonth, publishedAt: drafts ? { $null: true } : { $notNull: true } },
    populate: {
      ...CHECKED_PHOTOS,
      programme: { select: ['id'] },
      ...{ partner: code, communities: code, activityType: code },
    },
  });
  const published: readonly Row[] = drafts
    ? await strapi.db.query(UID.activity).findMany({
        select: ['documentId', 'updatedAt'],
        where: { ...ofMonth, publishedAt: { $notNull: true } },
      })
    : entered;
  const publishedOf = new Map(published.map((row) => [text(row, 'documentId'), row]));
  const activities = new Map<number, CheckedActivity[]>();
  for (const row of withTypedRow(entered, UID.activity, part)) {
    const programme = rowOrNull(row, 'programme');
    if (programme === null) continue;
    const id = integer(programme, 'id', 0);
    const checked = toChecked(row, publishedOf.get(text(row, 'documentId')));
    const group = activities.get(id);
    if (group === undefined) activities.set(id, [checked]);
    else group.push(checked);
  }
  return (programme) => [...(activities.get(programme) ?? [])].sort(inOrderOfTelling);
}
