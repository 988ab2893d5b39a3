import { code, name, nameEn, order } from './common';
import type { SchemaLabels } from './types';

export const region: SchemaLabels = {
  uid: 'api::region.region',
  displayName: 'Region',
  name: { 'zh-Hans': '区域', en: 'Regions' },
  fields: { code, name, nameEn, order },
};
