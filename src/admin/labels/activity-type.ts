import { code, name, nameEn, order } from './common';
import type { SchemaLabels } from './types';

export const activityType: SchemaLabels = {
  uid: 'api::activity-type.activity-type',
  displayName: 'Activity type',
  name: { 'zh-Hans': '活动类型', en: 'Activity types' },
  fields: { code, name, nameEn, order },
};
