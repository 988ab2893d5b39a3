/** The content types the plugin reads and writes, in one place: a renamed type is renamed here. */
export const UID = {
  region: 'api::region.region',
  partner: 'api::partner.partner',
  partnerTier: 'api::partner-tier.partner-tier',
  programme: 'api::programme.programme',
  membership: 'api::membership.membership',
  indicator: 'api::indicator.indicator',
  activityType: 'api::activity-type.activity-type',
  community: 'api::community.community',
  activity: 'api::activity.activity',
  story: 'api::story.story',
  progressUpdate: 'api::progress-update.progress-update',
  programmeMonth: 'api::programme-month.programme-month',
  statedFigure: 'api::stated-figure.stated-figure',
  report: 'plugin::monthly-report.report',
  monthState: 'plugin::monthly-report.month-state',
  submission: 'plugin::monthly-report.submission',
  revision: 'plugin::monthly-report.revision',
  explanation: 'plugin::monthly-report.explanation',
  trailEntry: 'plugin::monthly-report.trail-entry',
} as const;

/** The component that holds a photo of an entry, with the consent of whom it shows. */
export const PHOTO = 'content.photo';
/** The media library's files. */
export const FILE = 'plugin::upload.file';
