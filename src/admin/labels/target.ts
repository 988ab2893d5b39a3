import { programme } from './common';
import type { SchemaLabels } from './types';

export const target: SchemaLabels = {
  uid: 'api::target.target',
  displayName: 'Target',
  name: { 'zh-Hans': '目标', en: 'Targets' },
  fields: {
    programme,
    indicator: { 'zh-Hans': '指标', en: 'Indicator' },
    partner: {
      'zh-Hans': ['伙伴机构', '整个项目的目标请留空；伙伴机构与区域只选其一'],
      en: ['Partner', 'Empty for the target of the whole programme; a partner or a region, not both'],
    },
    region: {
      'zh-Hans': ['区域', '整个项目的目标请留空；伙伴机构与区域只选其一'],
      en: ['Region', 'Empty for the target of the whole programme; a partner or a region, not both'],
    },
    fromMonth: { 'zh-Hans': '起始月份', en: 'From month' },
    toMonth: {
      'zh-Hans': ['结束月份', '年度目标从项目年度的第一个月到最后一个月'],
      en: ['To month', 'A target of the year goes from its first month to its last'],
    },
    value: {
      'zh-Hans': ['目标值', '不带单位'],
      en: ['Target', 'Without a unit'],
    },
    baseline: {
      'zh-Hans': ['基线值', '存量和平均值开始时的数；完成率从这里算起'],
      en: ['Baseline', 'Where a level or an average stood before; achievement is counted from there'],
    },
    baselineMonth: { 'zh-Hans': '基线月份', en: 'Month of the baseline' },
  },
};
