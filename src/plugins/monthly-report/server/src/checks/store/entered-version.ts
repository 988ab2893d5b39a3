/**
 * A text that stays equal while nothing has changed that the findings of a month are made of. Counted content is
 * in it by the public versions; the entered rows, drafts too, by their number, their ids and their last change.
 */
import type { Core } from '@strapi/strapi';

import { readOtherCalendars } from '../../database/calendars';
import { dialectOf } from '../../database/dialect';
import { readConnection } from '../../database/present-reads';
import { periodLength } from '../../domain/calendar';
import { addMonths, firstDayOf, lastDayOf, type Month } from '../../domain/month';
import { readVersions } from '../../entries/store/versions';
import { UID } from '../../uids';

export interface EnteredVersion {
  readonly version: string;
  /** False while a row has changed so recently that another change may have the same time. */
  readonly isSettled: boolean;
}

/** Milliseconds; the clocks of servers differ by less. */
const SETTLES_AFTER = 2000;

const OF_A_MONTH: readonly (readonly [uid: string, column: string])[] = [
  [UID.story, 'report_month'],
  [UID.progressUpdate, 'month'],
  [UID.programmeMonth, 'month'],
  [UID.submission, 'month'],
];

export async function readEnteredVersion(
  strapi: Core.Strapi,
  month: Month,
  now: Date,
): Promise<EnteredVersion> {
  const { query, asText, isPostgres } = dialectOf(strapi);
  const tableOf = (uid: string) => strapi.db.metadata.get(uid).tableName;
  const moment = isPostgres ? 'extract(epoch FROM max(updated_at)) * 1000' : 'max(updated_at)';
  const part = (uid: string, condition: string) => `SELECT ${asText('count(*)')} AS rows,
    ${asText('coalesce(sum(id), 0)')} AS ids, ${asText(`coalesce(${moment}, 0)`)} AS changed
    FROM ${tableOf(uid)} WHERE ${condition}`;
  // The activities of a whole quarter or year count in its last month.
  const longest = Math.max(1, ...(await readOtherCalendars(strapi)).map(periodLength));
  const rows = await query(
    readConnection(strapi),
    'entered_version',
    [
      part(UID.activity, 'start_date BETWEEN ? AND ?'),
      ...OF_A_MONTH.map(([uid, column]) => part(uid, `${column} = ?`)),
    ].join(' UNION ALL '),
    [firstDayOf(addMonths(month, 1 - longest)), lastDayOf(month), ...OF_A_MONTH.map(() => month)],
  );
  const printed = rows.map((row) => [row.rows, row.ids, row.changed].map(String));
  const last = Math.max(...rows.map((row) => Number(row.changed)));
  return {
    version: JSON.stringify([(await readVersions(strapi)).upTo(month), printed]),
    isSettled: last < now.getTime() - SETTLES_AFTER,
  };
}
