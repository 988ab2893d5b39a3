/** The time of the last preview of a month in this browser: a publication lists the changes since then. */
const keyOf = (month: string): string => `monthly-report-preview:${month}`;

export const rememberPreview = (month: string, at: Date): void =>
  window.sessionStorage.setItem(keyOf(month), at.toISOString());

export const lastPreview = (month: string): string | null => window.sessionStorage.getItem(keyOf(month));
