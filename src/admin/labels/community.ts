import { aliases, code, name, nameEn } from './common';
import type { SchemaLabels } from './types';

export const community: SchemaLabels = {
  uid: 'api::community.community',
  displayName: 'Community',
  name: { 'zh-Hans': '社区（村/小区）', en: 'Communities' },
  fields: {
    code,
    name,
    nameEn,
    aliases,
    kind: { 'zh-Hans': '类别', en: 'Kind' },
    subdistrict: { 'zh-Hans': '街道/乡镇', en: 'Subdistrict' },
    district: { 'zh-Hans': '区/县', en: 'District' },
    city: { 'zh-Hans': '市', en: 'City' },
    province: { 'zh-Hans': '省', en: 'Province' },
    verified: {
      'zh-Hans': ['已核实', '秘书处确认过名称和所在地，且没有重复'],
      en: ['Verified', 'The secretariat has checked its name and place, and that it is not a duplicate'],
    },
  },
};
