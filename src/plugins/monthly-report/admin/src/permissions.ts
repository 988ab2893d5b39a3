/** The rights of the plugin, as server/src/access/actions.ts registers them. */
export const RIGHTS = {
  preview: 'plugin::monthly-report.report.preview',
  publish: 'plugin::monthly-report.report.publish',
  readSubmissions: 'plugin::monthly-report.submission.read',
  submit: 'plugin::monthly-report.submission.submit',
  review: 'plugin::monthly-report.submission.review',
  mergeCommunities: 'plugin::monthly-report.community.merge',
  explain: 'plugin::monthly-report.finding.explain',
  readTrail: 'plugin::monthly-report.trail.read',
} as const;

/** Accounts that may edit targets in the content manager may also edit them in the grid. */
export const TARGET_PERMISSIONS = [
  { action: 'plugin::content-manager.explorer.update', subject: 'api::target.target' },
];

export type Right = keyof typeof RIGHTS;

/** Any one of these rights opens the page; each section of the page checks its own right. */
export const PAGE_PERMISSIONS = Object.values(RIGHTS).map((action) => ({ action, subject: null }));

/** 我的填报 is for accounts that submit for a partner. */
export const MY_REPORTS_PERMISSIONS = [{ action: RIGHTS.submit, subject: null }];
