import { code, name, nameEn, order } from './common';
import type { SchemaLabels } from './types';

export const region: SchemaLabels = {
  uid: 'api::region.region',
  displayName: 'Region',
  name: { 'zh-Hans': '区域', en: 'Regions' },
  fields: {
    code,
    name,
    nameEn,
    coordinators: {
      'zh-Hans': ['区域协调员', '查看本区域填报情况的后台账号，不公开'],
      en: ['Coordinators', 'The panel accounts that follow this region; never public'],
    },
    order,
  },
};
