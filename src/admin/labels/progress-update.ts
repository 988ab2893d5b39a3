import { body, order, photos, programme, slug, title, videoLinks } from './common';
import type { SchemaLabels } from './types';

export const progressUpdate: SchemaLabels = {
  uid: 'api::progress-update.progress-update',
  displayName: 'Progress update',
  name: { 'zh-Hans': '工作进展', en: 'Progress updates' },
  fields: {
    title,
    slug,
    programme,
    month: { 'zh-Hans': '月份', en: 'Month' },
    occurredOn: { 'zh-Hans': '发生日期', en: 'Occurred on' },
    eventStatus: {
      'zh-Hans': ['活动状态', '仅用于会议、培训等活动'],
      en: ['Event status', 'For meetings, trainings and other events only'],
    },
    plannedFrom: { 'zh-Hans': '原定开始日期', en: 'Planned from' },
    plannedTo: { 'zh-Hans': '原定结束日期', en: 'Planned to' },
    newDate: {
      'zh-Hans': ['改期日期', '尚未确定请留空'],
      en: ['New date', 'Empty while it is not known'],
    },
    body,
    links: { 'zh-Hans': '链接', en: 'Links' },
    photos,
    videoLinks,
    parent: {
      'zh-Hans': ['上级进展', '作为另一条进展的下级条目时选择'],
      en: ['Parent', 'The update this one is printed under'],
    },
    order,
  },
};
