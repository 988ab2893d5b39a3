/** When a month was last looked at as a preview in this browser, so that a publication can tell what changed since. */
const keyOf = (month: string): string => `monthly-report-preview:${month}`;

export const rememberPreview = (month: string, at: Date): void =>
  window.sessionStorage.setItem(keyOf(month), at.toISOString());

export const lastPreview = (month: string): string | null => window.sessionStorage.getItem(keyOf(month));
