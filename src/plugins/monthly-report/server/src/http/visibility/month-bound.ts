import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { addMonths, firstDayOf, lastDayOf, type Month } from '../../domain/month';
import { contentTypeOf, type ContentType } from '../../content-model';
import { PHOTO } from '../../uids';

/** A REST filter, as Strapi's query language writes it. */
export type Filter = Readonly<Record<string, unknown>>;

const NOTHING: Filter = { documentId: { $null: true } };

/** Public months next to each other become one range of days. */
function dayRanges(field: string, months: readonly Month[]): Filter[] {
  const ranges: { from: Month; to: Month }[] = [];
  for (const month of [...months].sort()) {
    const last = ranges.at(-1);
    if (last && addMonths(last.to, 1) === month) last.to = month;
    else ranges.push({ from: month, to: month });
  }
  return ranges.map(({ from, to }) => ({ [field]: { $gte: firstDayOf(from), $lte: lastDayOf(to) } }));
}

/**
 * A localised entry is public when its Chinese row is published in a public month.
 * The row in another language has a month field of its own, which can be stale: it
 * is never asked.
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

/** The filter that a list of public months gives for a type whose entries belong to months. */
function visibleIn({ localised, month }: ContentType, months: readonly Month[]): Filter {
  if (month === null) return NOTHING;
  if (month.is === 'day') return { $or: dayRanges(month.field, months) };
  return localised ? chineseRowIn(month.field, months) : { [month.field]: { $in: months } };
}

/** Whether some entries of a type are not for everybody. */
export const isHeldBack = (uid: string): boolean => uid === PHOTO || contentTypeOf(uid)?.public === 'months';

/** The filter that lets only entries of public months through, and photos with consent; null for every other type. */
export function visibleFilter(uid: string, months: readonly Month[]): Filter | null {
  if (uid === PHOTO) return { consent: true };
  const row = contentTypeOf(uid);
  if (row?.public !== 'months') return null;
  if (months.length === 0) return NOTHING;
  // `localizations` leads to draft rows too, whatever status was asked for.
  return { publishedAt: { $notNull: true }, ...visibleIn(row, months) };
}
