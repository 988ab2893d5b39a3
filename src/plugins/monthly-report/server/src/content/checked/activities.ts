import type { Core } from '@strapi/strapi';

import type { CheckedActivity } from '../../domain/checks/facts';
import { firstDayOf, lastDayOf, type Month } from '../../domain/month';
import { by, compareText, inOrder } from '../../domain/order';
import type { Quantity } from '../../domain/quantity';
import { UID } from '../../uids';
import { isEdited } from '../localised';
import { toMeasurements } from '../measurements';
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
} from '../rows';
import { CHECKED_PHOTOS, toCheckedPhotos } from './photos';

const inOrderOfTelling = inOrder<CheckedActivity>(
  by(({ startDate }) => startDate, compareText),
  by(({ title }) => title, compareText),
  by(({ documentId }) => documentId, compareText),
);

/** What was entered as not reported stays in the grid, as null. */
function toGrid(stored: unknown): ReadonlyMap<string, Quantity | null> {
  const grid: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  const reported = toMeasurements(grid);
  const codes = grid !== null && typeof grid === 'object' ? Object.keys(grid).sort(compareText) : [];
  return new Map(codes.map((code) => [code, reported.get(code) ?? null]));
}

function codeOf(row: Row, field: string): string | null {
  const related = rowOrNull(row, field);
  return related && text(related, 'code');
}

const toChecked = (draft: Row, published: Row | undefined): CheckedActivity => ({
  documentId: text(draft, 'documentId'),
  status: isEdited(draft, published) ? 'draft' : 'published',
  title: text(draft, 'title'),
  kind: oneOf(draft, 'kind', ['single', 'summary']),
  partner: codeOf(draft, 'partner'),
  communities: rows(draft, 'communities').map((community) => text(community, 'code')),
  activityType: codeOf(draft, 'activityType'),
  campaign: textOrNull(draft, 'campaign'),
  startDate: day(draft, 'startDate'),
  endDate: dayOrNull(draft, 'endDate'),
  startTime: textOrNull(draft, 'startTime'),
  venue: textOrNull(draft, 'venue'),
  sessions: integerOrNull(draft, 'sessions'),
  measurements: toGrid(draft.measurements),
  photos: toCheckedPhotos(draft, null),
});

/** The activities of a month as they are entered, by the programme's row id. */
export async function readCheckedActivities(
  strapi: Core.Strapi,
  month: Month,
): Promise<(programme: number) => readonly CheckedActivity[]> {
  const startDate = { $gte: firstDayOf(month), $lte: lastDayOf(month) };
  const code = { select: ['code'] };
  const drafts: Row[] = await strapi.db.query(UID.activity).findMany({
    where: { startDate, publishedAt: { $null: true } },
    populate: {
      ...CHECKED_PHOTOS,
      programme: { select: ['id'] },
      ...{ partner: code, communities: code, activityType: code },
    },
  });
  const published: Row[] = await strapi.db.query(UID.activity).findMany({
    select: ['documentId', 'updatedAt'],
    where: { startDate, publishedAt: { $notNull: true } },
  });
  const publishedOf = new Map(published.map((row) => [text(row, 'documentId'), row]));
  const activities = new Map<number, CheckedActivity[]>();
  for (const draft of drafts) {
    const programme = rowOrNull(draft, 'programme');
    if (programme === null) continue;
    const id = integer(programme, 'id', 0);
    const checked = toChecked(draft, publishedOf.get(text(draft, 'documentId')));
    activities.set(id, [...(activities.get(id) ?? []), checked]);
  }
  return (programme) => [...(activities.get(programme) ?? [])].sort(inOrderOfTelling);
}
