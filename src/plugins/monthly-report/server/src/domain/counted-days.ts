/** Conditions of Strapi's query engine for entries that count in some months. */
import { daysCountedIn, MONTHLY, monthsCountedInAny, type Calendar } from './calendar';
import { addMonths, firstDayOf, lastDayOf, type Month } from './month';

export type Condition = Readonly<Record<string, unknown>>;

/** The days that count in a month of one programme. */
export function dayIn(month: Month, calendar: Calendar): Condition {
  const { from, to } = daysCountedIn({ from: month, to: month }, calendar);
  return { $gte: from, $lte: to };
}

/** Months next to each other become one range of days. */
function dayRanges(field: string, months: readonly Month[]): Condition[] {
  const ranges: { from: Month; to: Month }[] = [];
  for (const month of [...months].sort()) {
    const last = ranges.at(-1);
    if (last && addMonths(last.to, 1) === month) last.to = month;
    else ranges.push({ from: month, to: month });
  }
  return ranges.map(({ from, to }) => ({ [field]: { $gte: firstDayOf(from), $lte: lastDayOf(to) } }));
}

/** An empty list would be left out of the query. */
const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? { documentId: { $null: true } } : { $or: conditions };

/** Older programmes were saved without a frequency, and an entry may have no programme. */
const REPORTS_MONTHLY: Condition = {
  $or: [{ programme: { frequency: { $null: true } } }, { programme: { frequency: 'monthly' } }],
};

const reportsBy = ({ frequency, fiscalYearStart }: Calendar): Condition =>
  fiscalYearStart === MONTHLY.fiscalYearStart
    ? { frequency, $or: [{ fiscalYearStart }, { fiscalYearStart: { $null: true } }] }
    : { frequency, fiscalYearStart };

/**
 * Entries that count in one of some months, by the day in a field and their programme.
 *
 * @param calendars the calendars of programmes that do not report every month, each once.
 */
export function countedIn(
  field: string,
  months: readonly Month[],
  calendars: readonly Calendar[],
): Condition {
  if (calendars.length === 0) return anyOf(dayRanges(field, months));
  const ofCalendars = calendars.flatMap((calendar): Condition[] => {
    const counted = monthsCountedInAny(months, calendar);
    return counted.length === 0
      ? []
      : [{ $and: [{ programme: reportsBy(calendar) }, { $or: dayRanges(field, counted) }] }];
  });
  const ofMonths = dayRanges(field, months);
  return anyOf([
    ...(ofMonths.length === 0 ? [] : [{ $and: [REPORTS_MONTHLY, { $or: ofMonths }] }]),
    ...ofCalendars,
  ]);
}

/** The same for callers that may not query the programme: days that count in the months in any programme. */
export function countedInAnyCase(
  field: string,
  months: readonly Month[],
  calendars: readonly Calendar[],
): Condition {
  const agreed = [MONTHLY, ...calendars]
    .map((calendar) => new Set(monthsCountedInAny(months, calendar)))
    .reduce((all, own) => new Set([...all].filter((month) => own.has(month))));
  return anyOf(dayRanges(field, [...agreed]));
}
