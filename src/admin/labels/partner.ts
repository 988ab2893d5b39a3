import { aliases, code, name, nameEn } from './common';
import type { SchemaLabels } from './types';

export const partnerLabels: SchemaLabels = {
  uid: 'api::partner.partner',
  displayName: 'Partner',
  name: { 'zh-Hans': '伙伴机构', en: 'Partners' },
  fields: {
    code,
    name,
    nameEn,
    aliases,
    region: { 'zh-Hans': '区域', en: 'Region' },
    logo: { 'zh-Hans': '标志', en: 'Logo' },
    contactName: { 'zh-Hans': ['联系人', '不公开'], en: ['Contact name', 'Never public'] },
    contactPhone: { 'zh-Hans': ['联系电话', '不公开'], en: ['Contact phone', 'Never public'] },
    contactEmail: { 'zh-Hans': ['联系邮箱', '不公开'], en: ['Contact e-mail', 'Never public'] },
    editors: {
      'zh-Hans': ['编辑人员', '为该机构填报的后台账号，不公开'],
      en: ['Editors', 'The panel accounts that enter its content; never public'],
    },
  },
};
