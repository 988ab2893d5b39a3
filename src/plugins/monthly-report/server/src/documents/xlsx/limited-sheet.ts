/**
 * A sheet no longer than a spreadsheet opens in a moment. Where rows are left out, the last
 * one says how many: a sum that is short of them must not look like the whole.
 */
import type { Locale } from '../../../../shared/vocabulary';
import { textCell } from './cells';
import type { Sheet } from './sheet';
import { SHEET_WORDS } from './sheet-words';

/** The activities behind the figures of a month of three thousand activities are as many. */
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
