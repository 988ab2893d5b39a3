import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { countedIn, countedInAnyCase } from '../../domain/counted-days';
import type { Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { contentTypeOf, type ContentType } from '../../content-model';
import { PHOTO } from '../../uids';

/** A REST filter, as Strapi's query language writes it. */
export type Filter = Readonly<Record<string, unknown>>;

const NOTHING: Filter = { documentId: { $null: true } };

/** The public months, and the calendars by which entries count. */
export interface PublicTime {
  readonly months: readonly Month[];
  /** Calendars of the programmes that do not report every month, without repeats. */
  readonly calendars: readonly Calendar[];
  /** Whether the caller may read programmes: only then may a filter ask for the calendar of an entry. */
  readonly seesProgrammes: boolean;
}

/**
 * A localised entry is public if its Chinese row is published in a public month. The row in another language has its
 * own month field, which can be stale, so it is never used.
 */
function chineseRowIn(field: string, months: readonly Month[]): Filter {
  const inMonth = { [field]: { $in: months } };
  return {
    $or: [
      { locale: DEFAULT_LOCALE, ...inMonth },
      { localizations: { locale: DEFAULT_LOCALE, publishedAt: { $notNull: true }, ...inMonth } },
    ],
  };
}

/** The filter for a type whose entries belong to months, from the list of public months. */
function visibleIn(
  { localised, month }: ContentType,
  { months, calendars, seesProgrammes }: PublicTime,
): Filter {
  if (month === null) return NOTHING;
  if (month.is === 'day') {
    return (seesProgrammes ? countedIn : countedInAnyCase)(month.field, months, calendars);
  }
  return localised ? chineseRowIn(month.field, months) : { [month.field]: { $in: months } };
}

/** Whether some entries of a type are not public. */
export const isHeldBack = (uid: string): boolean => uid === PHOTO || contentTypeOf(uid)?.public === 'months';

/** The filter that passes only entries of public months, and photos with consent; null for every other type. */
export function visibleFilter(uid: string, time: PublicTime): Filter | null {
  if (uid === PHOTO) return { consent: true };
  const row = contentTypeOf(uid);
  if (row?.public !== 'months') return null;
  if (time.months.length === 0) return NOTHING;
  // `localizations` also leads to draft rows, whatever status was asked for.
  return { publishedAt: { $notNull: true }, ...visibleIn(row, time) };
}
