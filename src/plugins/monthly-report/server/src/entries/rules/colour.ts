/** Contrast of colours, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */

/** For small text, as in a report. */
export const LEAST_CONTRAST = 4.5;

const WHITE = 1;
/** Ambient light, which WCAG adds to both sides. */
const FLARE = 0.05;

/** @param colour #rrggbb. @returns 1 for white to 21 for black. */
export const contrastOnWhite = (colour: string): number => (WHITE + FLARE) / (luminance(colour) + FLARE);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((from) => parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
