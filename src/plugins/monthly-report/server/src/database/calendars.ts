/** Reads the calendars of programmes from their rows. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { FREQUENCIES } from '../../../shared/vocabulary';
import { hasCalendarYears, isMonthly, isSameCalendar, MONTHLY, type Calendar } from '../domain/calendar';
import { dialectOf } from './dialect';
import { UID } from '../uids';
import { integer, integerOrNull, oneOfOrNull, type Row } from './rows';

/** Programmes from a version without frequencies have neither field. */
export const toCalendar = (
  row: Row,
  [frequency, fiscalYearStart]: readonly [string, string] = ['frequency', 'fiscal_year_start'],
): Calendar => ({
  frequency: oneOfOrNull(row, frequency, FREQUENCIES) ?? MONTHLY.frequency,
  fiscalYearStart: integerOrNull(row, fiscalYearStart) ?? MONTHLY.fiscalYearStart,
});

const FIELDS = ['frequency', 'fiscalYearStart'] as const;

const isPlain = (calendar: Calendar): boolean => isMonthly(calendar) && hasCalendarYears(calendar);

/** The key for the calendar of a programme; left out if it reports every month by calendar years. */
export const calendarKey = (calendar: Calendar): { readonly calendar?: Calendar } =>
  isPlain(calendar) ? {} : { calendar };

/** By the row id of the programme. Most programmes report every month, so only few rows are read. */
export async function readCalendars(
  strapi: Core.Strapi,
  connection: Knex,
): Promise<(programme: number) => Calendar> {
  const { tableName } = strapi.db.metadata.get(UID.programme);
  const rows = await dialectOf(strapi).query(
    connection,
    'calendars',
    `SELECT id, frequency, fiscal_year_start FROM ${tableName}
      WHERE frequency <> 'monthly' OR fiscal_year_start <> 1`,
    [],
  );
  const calendars = new Map(rows.map((row) => [integer(row, 'id', 0), toCalendar(row)]));
  return (programme) => calendars.get(programme) ?? MONTHLY;
}

/** The calendars of the programmes that do not report every month, each once; read in the present transaction of Strapi. */
export async function readOtherCalendars(strapi: Core.Strapi): Promise<Calendar[]> {
  const rows: Row[] = await strapi.db.query(UID.programme).findMany({
    select: [...FIELDS],
    where: { frequency: { $ne: MONTHLY.frequency } },
    orderBy: FIELDS.map((field) => ({ [field]: 'asc' })),
  });
  const calendars = rows.map((row) => toCalendar(row, FIELDS)).filter((calendar) => !isMonthly(calendar));
  return calendars.filter(
    (calendar, place) => calendars.findIndex((other) => isSameCalendar(other, calendar)) === place,
  );
}
