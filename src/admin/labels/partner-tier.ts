import { code, name, nameEn, order } from './common';
import type { SchemaLabels } from './types';

export const partnerTier: SchemaLabels = {
  uid: 'api::partner-tier.partner-tier',
  displayName: 'Partner tier',
  name: { 'zh-Hans': '伙伴层级', en: 'Partner tiers' },
  fields: {
    code,
    name,
    nameEn,
    order,
    support: { 'zh-Hans': '支持内容', en: 'Support' },
    supportEn: { 'zh-Hans': '支持内容（英文）', en: 'Support in English' },
  },
};
