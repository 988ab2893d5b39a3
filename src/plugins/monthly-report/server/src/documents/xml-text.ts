/**
 * Text that XML 1.0 may contain. The two code points are allowed in Unicode but not in
 * XML: a file with one of them does not open.
 */
export const xmlText = (text: string): string => text.replace(/[\uFFFE\uFFFF]/g, '');
