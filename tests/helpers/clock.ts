/**
 * The only place where a test reads the present day. The servers under test read it in their time zone
 * (REPORT_TIME_ZONE, by default that of China): between 16:00 and 24:00 UTC their day differs from the UTC day,
 * and on the last day of a month their month differs too.
 */
const TIME_ZONE = 'Asia/Shanghai';

/** @returns YYYY-MM; 0 is the current month, 1 the month before */
export function monthsAgo(count: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' }).format(
    new Date(),
  );
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - count, 15)).toISOString().slice(0, 7);
}
