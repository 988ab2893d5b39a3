/**
 * Text as XML 1.0 may hold it. The two code points are characters of Unicode's and none of
 * XML's: with one of them inside, a file does not open.
 */
export const xmlText = (text: string): string => text.replace(/[\uFFFE\uFFFF]/g, '');
