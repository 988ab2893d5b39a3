/**
 * A sheet that is short enough for a spreadsheet to open quickly. If rows are left out, the last
 * row says how many: a sum without them must not look complete.
 */
import type { Locale } from '../../../../shared/vocabulary';
import { textCell } from './cells';
import type { Sheet } from './sheet';
import { SHEET_WORDS } from './sheet-words';

/** About as many rows as the sources of a month with three thousand activities. */
export const MOST_ROWS = 50_000;

export function limitedSheet(sheet: Sheet, locale: Locale): Sheet {
  const { rows } = sheet;
  if (rows.length <= MOST_ROWS) return sheet;
  const leftOut = SHEET_WORDS[locale].rowsLeftOut(rows.length - MOST_ROWS);
  return {
    ...sheet,
    rows: [...rows.slice(0, MOST_ROWS), [{ ...textCell(leftOut), emphasis: 'note' }]],
    closingRows: 1,
  };
}
