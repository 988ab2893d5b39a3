import { body, communities, order, partner, photos, programme, slug, title, videoLinks } from './common';
import type { SchemaLabels } from './types';

export const story: SchemaLabels = {
  uid: 'api::story.story',
  displayName: 'Story',
  name: { 'zh-Hans': '精彩故事', en: 'Stories' },
  fields: {
    title,
    slug,
    programme,
    partner,
    communities,
    activity: { 'zh-Hans': '相关活动', en: 'Activity' },
    reportMonth: {
      'zh-Hans': ['月报月份', '故事刊登在哪个月的月报里'],
      en: ['Report month', 'The month whose report carries the story'],
    },
    occurredOn: {
      'zh-Hans': ['发生日期', '故事发生的日子，请核对年份'],
      en: ['Occurred on', 'The day it happened: please check the year'],
    },
    body,
    photos,
    videoLinks,
    order,
  },
};
