/** Reads the calendars of programmes from their rows. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { FREQUENCIES } from '../../../shared/vocabulary';
import { hasCalendarYears, isMonthly, MONTHLY, type Calendar } from '../domain/calendar';
import { dialectOf } from './dialect';
import { readConnection } from './present-reads';
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

/** The calendars of the programmes that do not report every month, each once. */
export async function readOtherCalendars(strapi: Core.Strapi): Promise<Calendar[]> {
  const { tableName } = strapi.db.metadata.get(UID.programme);
  const rows = await dialectOf(strapi).query(
    readConnection(strapi),
    null,
    `SELECT DISTINCT frequency, coalesce(fiscal_year_start, 1) AS fiscal_year_start FROM ${tableName}
      WHERE frequency <> 'monthly' ORDER BY frequency, fiscal_year_start`,
    [],
  );
  return rows.map((row) => toCalendar(row));
}
