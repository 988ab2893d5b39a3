import type { Core } from '@strapi/strapi';

import { toCalendar } from '../../database/calendars';
import { day, type Row } from '../../database/rows';
import { countingMonth, isMonthly } from '../../domain/calendar';
import { isMonth, type Month } from '../../domain/month';
import { relationTable } from '../../strapi/relation-table';
import { UID } from '../../uids';

/**
 * The months in which activities count, draft or published. A period of several months counts in its last month;
 * while it is running, that month is left out.
 *
 * @param running the current month.
 */
export async function readActivityMonths(strapi: Core.Strapi, running: Month): Promise<ReadonlySet<Month>> {
  const tableOf = (uid: string) => strapi.db.metadata.get(uid).tableName;
  const link = relationTable(strapi, UID.activity, 'programme');
  const days: Row[] = await strapi.db
    .connection({ activity: tableOf(UID.activity) })
    .leftJoin({ link: link.name }, `link.${link.source}`, 'activity.id')
    .leftJoin({ programme: tableOf(UID.programme) }, 'programme.id', `link.${link.target}`)
    .distinct({
      startDate: 'activity.start_date',
      frequency: 'programme.frequency',
      fiscal_year_start: 'programme.fiscal_year_start',
    })
    .whereNotNull('activity.start_date');
  return new Set(
    days.flatMap((row) => {
      const start = day(row, 'startDate');
      if (!isMonth(start.slice(0, 7))) return [];
      const calendar = toCalendar(row);
      const month = countingMonth(start, calendar);
      return month > running && !isMonthly(calendar) ? [] : [month];
    }),
  );
}
