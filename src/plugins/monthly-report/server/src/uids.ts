/** The content types the plugin reads, in one place: a renamed type is renamed here. */
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
} as const;
