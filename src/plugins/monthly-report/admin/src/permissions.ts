/** The page shows what is not public yet, so it takes the right to preview. */
export const PREVIEW_PERMISSIONS = [
  { action: 'plugin::monthly-report.report.preview', subject: null },
] as const;
