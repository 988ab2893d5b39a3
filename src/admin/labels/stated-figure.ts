import { programme } from './common';
import type { SchemaLabels } from './types';

export const statedFigure: SchemaLabels = {
  uid: 'api::stated-figure.stated-figure',
  displayName: 'Stated figure',
  name: { 'zh-Hans': '原报数', en: 'Stated figures' },
  fields: {
    programme,
    month: { 'zh-Hans': '月份', en: 'Month' },
    basis: { 'zh-Hans': '口径', en: 'Basis' },
    indicator: { 'zh-Hans': '指标', en: 'Indicator' },
    value: {
      'zh-Hans': ['数值', '按原文填写，不带单位；不会改变系统汇总数'],
      en: ['Value', 'As it was stated, without a unit; it never changes the calculated figure'],
    },
    statedBy: { 'zh-Hans': '来源', en: 'Stated by' },
    explanation: {
      'zh-Hans': ['差异说明', '与系统汇总数不一致的原因'],
      en: ['Explanation', 'Why it differs from the calculated figure'],
    },
  },
};
