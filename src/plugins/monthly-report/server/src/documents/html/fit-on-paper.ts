/** The size at which a table fits on a printed page: a stylesheet cannot measure it. */
import { layOut, type Table } from '../figure-table';

/** Points of A4 upright within the margins of the stylesheet, and around the words of a cell. */
const WIDTH = 500;
const PADDING = 9;
/** The sizes that the stylesheet has a class for; the first is the usual one. */
const SIZES = [9, 8, 7, 6, 5, 4] as const;
/** For a table of months, whose cells are close to each other. */
const SERIES = { sizes: [8, 7, 6], padding: 5 } as const;

/** The class of the table's size on paper; undefined if the usual size fits. On a screen the table scrolls. */
export function fitOnPaper(table: Table): string | undefined {
  const { size } = layOut(table, { width: WIDTH, padding: PADDING, sizes: SIZES });
  return size === SIZES[0] ? undefined : `fit-${size}`;
}

/** The same for a table that may be split: the columns of each part, by their places in the whole table. */
export function partsOnPaper(table: Table): { readonly parts: number[][]; readonly className?: string } {
  const { size, parts } = layOut(table, { width: WIDTH, ...SERIES });
  return {
    parts: parts.map(({ columns }) => columns.map(({ index }) => index)),
    ...(size === SERIES.sizes[0] ? {} : { className: `fit-${size}` }),
  };
}
