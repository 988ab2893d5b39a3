/** A4 upright, in millimetres. */
export const PAGE = { width: 210, height: 297, side: 25, top: 26, bottom: 24 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;
/** Between two pictures that stand beside each other. */
export const GUTTER = 6;
