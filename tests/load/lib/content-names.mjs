/** Tables and link tables of the content, as Strapi's database layer names them. */
export function namesIn(strapi) {
  const table = (uid) => strapi.db.metadata.get(uid).tableName;
  const link = (uid, attribute) => {
    const { name, joinColumn, inverseJoinColumn, orderColumnName } =
      strapi.db.metadata.get(uid).attributes[attribute].joinTable;
    return { name, source: joinColumn.name, target: inverseJoinColumn.name, order: orderColumnName };
  };
  const [activity, membership] = ['api::activity.activity', 'api::membership.membership'];
  return {
    tables: {
      partner: table('api::partner.partner'),
      community: table('api::community.community'),
      membership: table(membership),
      activity: table(activity),
      programme: table('api::programme.programme'),
      indicator: table('api::indicator.indicator'),
    },
    links: {
      partnerRegion: link('api::partner.partner', 'region'),
      membershipPartner: link(membership, 'partner'),
      membershipProgramme: link(membership, 'programme'),
      membershipTier: link(membership, 'tier'),
      programmeIndicators: link('api::programme.programme', 'indicators'),
      activityProgramme: link(activity, 'programme'),
      activityPartner: link(activity, 'partner'),
      activityType: link(activity, 'activityType'),
      activityCommunities: link(activity, 'communities'),
    },
  };
}
