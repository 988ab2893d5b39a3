import type { SchemaLabels } from './types';

export const report: SchemaLabels = {
  uid: 'plugin::monthly-report.report',
  displayName: 'Monthly report',
  name: { 'zh-Hans': '月报', en: 'Monthly reports' },
  fields: {
    month: {
      'zh-Hans': ['月份', '发布后，该月内容即对外公开'],
      en: ['Month', 'Once published, the month’s content is public'],
    },
    title: {
      'zh-Hans': ['标题', '留空则按月份自动生成'],
      en: ['Title in Chinese', 'Made from the month when empty'],
    },
    titleEn: { 'zh-Hans': '英文标题', en: 'Title in English' },
    note: { 'zh-Hans': '说明', en: 'Note in Chinese' },
    noteEn: { 'zh-Hans': '说明（英文）', en: 'Note in English' },
  },
};
