/**
 * The Chinese calendar of 1990 to 2050: when a year begins, its leap month (0: none), the lengths
 * of its months (1: thirty days, 0: twenty-nine, the leap month behind its own), and on which day
 * of April 清明 and of December 冬至 falls. Made with tyme4ts 1.5.2 (MIT), which computes by
 * GB/T 33661—2017; the calendar of ICU 78 gives the same but for the first day of five months
 * (1998-12, 2012-07, 2018-10, 2027-01, 2030-01), where the tables of the Hong Kong Observatory
 * agree with these.
 */
const YEARS = `
1990 01-27 5 0100100101111 5 22
1991 02-15 0 010010010111 5 22
1992 02-04 0 011001001011 4 21
1993 01-23 3 0110101001010 5 22
1994 02-10 0 111010100101 5 22
1995 01-31 8 0110101100101 5 22
1996 02-19 0 010110101100 4 21
1997 02-07 0 101010110110 5 22
1998 01-28 5 1001001101101 5 22
1999 02-16 0 100100101110 5 22
2000 02-05 0 110010010110 4 21
2001 01-24 4 1101010010101 5 22
2002 02-12 0 110101001010 5 22
2003 02-01 0 110110100101 5 22
2004 01-22 2 0101101010101 4 21
2005 02-09 0 010101101010 5 22
2006 01-29 7 1010101011011 5 22
2007 02-18 0 001001011101 5 22
2008 02-07 0 100100101101 4 21
2009 01-26 5 1100100101011 4 22
2010 02-14 0 101010010101 5 22
2011 02-03 0 101101001010 5 22
2012 01-23 4 1011010101010 4 21
2013 02-10 0 101011010101 4 22
2014 01-31 9 0101010110101 5 22
2015 02-19 0 010010111010 5 22
2016 02-08 0 101001011011 4 21
2017 01-28 6 0101001010111 4 22
2018 02-16 0 010100101011 5 22
2019 02-05 0 101010010011 5 22
2020 01-25 4 0111010010101 4 21
2021 02-12 0 011010101010 4 21
2022 02-01 0 101011010101 5 22
2023 01-22 2 0100110110101 5 22
2024 02-10 0 010010110110 4 21
2025 01-29 6 1010010101110 4 21
2026 02-17 0 101001001110 5 22
2027 02-06 0 110100100110 5 22
2028 01-26 5 1110100100110 4 21
2029 02-13 0 110101010011 4 21
2030 02-03 0 010110101010 5 22
2031 01-23 3 0110101101010 5 22
2032 02-11 0 100101101101 4 21
2033 01-31 11 0100101011101 4 21
2034 02-19 0 010010101101 5 22
2035 02-08 0 101001001101 5 22
2036 01-28 6 1101001001011 4 21
2037 02-15 0 110100100101 4 21
2038 02-04 0 110101010010 5 22
2039 01-24 5 1101101010100 5 22
2040 02-12 0 101101011010 4 21
2041 02-01 0 010101101101 4 21
2042 01-22 2 0100101011011 4 22
2043 02-10 0 010010011011 5 22
2044 01-30 7 1010010010111 4 21
2045 02-17 0 101001001011 4 21
2046 02-06 0 101010100101 4 22
2047 01-26 5 1011010100101 5 22
2048 02-14 0 011011010010 4 21
2049 02-02 0 101011011010 4 21
2050 01-23 3 0101010110110 4 22
`;

interface LunarYear {
  /** Its first day, YYYY-MM-DD. */
  readonly first: string;
  readonly leapMonth: number;
  readonly lengths: readonly number[];
  readonly qingming: number;
  readonly dongzhi: number;
}

function toYear(line: string): readonly [number, LunarYear] {
  const [year = '', first = '', leap = '', months = '', qingming = '', dongzhi = ''] = line.split(' ');
  const lengths = [...months].map((length) => (length === '1' ? 30 : 29));
  const row = { first: `${year}-${first}`, leapMonth: Number(leap), lengths };
  return [Number(year), { ...row, qingming: Number(qingming), dongzhi: Number(dongzhi) }];
}

const LUNAR_YEARS: ReadonlyMap<number, LunarYear> = new Map(YEARS.trim().split('\n').map(toYear));

const MILLISECONDS_OF_A_DAY = 86_400_000;

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MILLISECONDS_OF_A_DAY).toISOString().slice(0, 10);
}

/** The day (YYYY-MM-DD) of a lunar date of a year that is in the table; not of its leap month. */
export function dayOfLunarDate(year: number, month: number, day: number): string | null {
  const lunar = LUNAR_YEARS.get(year);
  if (lunar === undefined) return null;
  const { first, leapMonth, lengths } = lunar;
  const monthsBefore = month - 1 + (leapMonth !== 0 && month > leapMonth ? 1 : 0);
  const before = lengths.slice(0, monthsBefore).reduce((sum, length) => sum + length, 0);
  return daysAfter(first, before + day - 1);
}

/** The eve of the year that begins in this one. */
export function newYearsEve(year: number): string | null {
  const lunar = LUNAR_YEARS.get(year);
  return lunar === undefined ? null : daysAfter(lunar.first, -1);
}

export function dayOfQingming(year: number): string | null {
  const day = LUNAR_YEARS.get(year)?.qingming;
  return day === undefined ? null : `${year}-04-0${day}`;
}

export function dayOfDongzhi(year: number): string | null {
  const day = LUNAR_YEARS.get(year)?.dongzhi;
  return day === undefined ? null : `${year}-12-${day}`;
}
