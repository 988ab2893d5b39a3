import { partner, programme } from './common';
import type { SchemaLabels } from './types';

export const membership: SchemaLabels = {
  uid: 'api::membership.membership',
  displayName: 'Membership',
  name: { 'zh-Hans': '参与关系', en: 'Memberships' },
  fields: {
    partner,
    programme,
    tier: { 'zh-Hans': '伙伴层级', en: 'Tier' },
    fromMonth: {
      'zh-Hans': ['起始月份', '从这个月起应当填报'],
      en: ['From month', 'The first month it is expected to report'],
    },
    toMonth: {
      'zh-Hans': ['结束月份', '最后一个应填报的月份；仍在参与请留空'],
      en: ['To month', 'The last month it is expected to report; empty while it takes part'],
    },
  },
};
