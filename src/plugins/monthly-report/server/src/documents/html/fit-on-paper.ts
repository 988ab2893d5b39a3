/** How small a table is printed so that it fits on the page: a stylesheet cannot measure it. */
import { layOut, type Table } from '../figure-table';

/** Points of A4 upright within the margins of the stylesheet, and around the words of a cell. */
const WIDTH = 500;
const PADDING = 9;
/** The sizes that the stylesheet has a class for; the first is the usual one. */
const SIZES = [9, 8, 7, 6, 5, 4] as const;
/** Of a table of months, whose cells are close to each other. */
const SERIES = { sizes: [8, 7, 6], padding: 5 } as const;

/** The class of the table's size on paper; none where the usual one fits. On a screen it scrolls. */
export function fitOnPaper(table: Table): string | undefined {
  const { size } = layOut(table, { width: WIDTH, padding: PADDING, sizes: SIZES });
  return size === SIZES[0] ? undefined : `fit-${size}`;
}

/** The same of a table that may be split: the columns of each part, by their places in the whole. */
export function partsOnPaper(table: Table): { readonly parts: number[][]; readonly className?: string } {
  const { size, parts } = layOut(table, { width: WIDTH, ...SERIES });
  return {
    parts: parts.map(({ columns }) => columns.map(({ index }) => index)),
    ...(size === SERIES.sizes[0] ? {} : { className: `fit-${size}` }),
  };
}
