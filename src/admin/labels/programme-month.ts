import { programme } from './common';
import type { SchemaLabels } from './types';

export const programmeMonth: SchemaLabels = {
  uid: 'api::programme-month.programme-month',
  displayName: 'Programme month',
  name: { 'zh-Hans': '项目月度概述', en: 'Programme months' },
  fields: {
    programme,
    month: { 'zh-Hans': '月份', en: 'Month' },
    overview: {
      'zh-Hans': ['概述', '印在汇总句子之前'],
      en: ['Overview', 'Printed before the summary'],
    },
  },
};
