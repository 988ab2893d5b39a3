/** A4 upright, in twentieths of a point. */
export const PAGE_WIDTH = 11_906;
export const PAGE_HEIGHT = 16_838;
export const MARGIN = 1440;
export const HEADER_DISTANCE = 720;
export const TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;

/** English Metric Units to a twentieth of a point. */
export const EMU_PER_TWIP = 635;
