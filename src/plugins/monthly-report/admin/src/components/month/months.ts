import type { MonthState } from '../../../../shared/vocabulary';

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export interface YearMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

export const MONTH_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export const parseMonth = (value: unknown): YearMonth | null => {
  const [, year, month] = (typeof value === 'string' && MONTH.exec(value)) || [];
  return year && month ? { year: Number(year), month: Number(month) } : null;
};

export const toMonth = ({ year, month }: YearMonth): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

/** Its first day at midnight UTC, to be formatted in UTC: no time zone may move it. */
export const firstDay = ({ year, month }: YearMonth): Date => new Date(Date.UTC(year, month - 1, 1));

/**
 * The month to work on now: the oldest unpublished one; the newest if all are published.
 *
 * @param months newest first.
 */
export const monthDue = (
  months: readonly { readonly month: string; readonly state: MonthState }[],
): string | null =>
  ([...months].reverse().find(({ state }) => state !== 'published') ?? months[0])?.month ?? null;
