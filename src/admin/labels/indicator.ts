import { code } from './common';
import type { SchemaLabels } from './types';

export const indicator: SchemaLabels = {
  uid: 'api::indicator.indicator',
  displayName: 'Indicator',
  name: { 'zh-Hans': '指标', en: 'Indicators' },
  fields: {
    code,
    label: { 'zh-Hans': '名称', en: 'Label' },
    labelEn: { 'zh-Hans': '英文名称', en: 'English label' },
    unit: { 'zh-Hans': '单位', en: 'Unit' },
    unitEn: { 'zh-Hans': '英文单位', en: 'English unit' },
    decimals: {
      'zh-Hans': ['小数位数', '最多允许的小数位数（0–3）'],
      en: ['Decimals', 'The most decimals a value may have (0–3)'],
    },
    source: {
      'zh-Hans': [
        '数据来源',
        '填报：由活动填写；计数：系统数出；计算：由分项相加，不填写；比率：分子除以分母，不填写',
      ],
      en: [
        'Source',
        'Measured: entered with activities. Counted: by the system. Calculated: the sum of its parts, never entered. Ratio: one figure over another, never entered',
      ],
    },
    counts: {
      'zh-Hans': ['计数对象', '仅用于“计数”指标'],
      en: ['Counts', 'For counted indicators only'],
    },
    aggregationType: {
      'zh-Hans': ['当月汇总方式', '同一个月内各活动的数值如何合并'],
      en: ['Aggregation', 'How the values of one month are combined'],
    },
    calculationFormulaAcrossPeriods: {
      'zh-Hans': ['跨月汇总方式', '各月数值如何合并成累计；“平均”不能用“求和”'],
      en: [
        'Formula across months',
        'How the figures of several months are combined; an average cannot be summed',
      ],
    },
    parts: {
      'zh-Hans': ['分项', '合计由这些指标组成'],
      en: ['Parts', 'The indicators this total is made of'],
    },
    direction: {
      'zh-Hans': ['期望方向', '“减少”的指标（如患病人数）期间结束后才计算完成率'],
      en: ['Direction', 'What should decrease has an achievement only when the span of its target is over'],
    },
    isKeyFigure: {
      'zh-Hans': ['关键指标', '月报首页优先显示'],
      en: ['Key figure', 'Shown first on the first page of a report'],
    },
    dimensions: {
      'zh-Hans': ['分组维度', '该指标可按哪些维度分组填报，如性别；仅用于汇总方式为 SUM 或 LAST 的填报指标'],
      en: [
        'Dimensions',
        'What it is broken down by, such as sex; for measured indicators combined by SUM or LAST',
      ],
    },
    numerator: {
      'zh-Hans': ['分子', '仅用于“比率”指标，如“合格户数”'],
      en: ['Numerator', 'For ratios only, such as households that pass'],
    },
    denominator: {
      'zh-Hans': ['分母', '仅用于“比率”指标，如“查看户数”'],
      en: ['Denominator', 'For ratios only, such as households seen'],
    },
    factor: {
      'zh-Hans': ['系数', '仅用于“比率”指标：百分比填 100，商填 1'],
      en: ['Factor', 'For ratios only: 100 for a percentage, 1 for a plain quotient'],
    },
    lowest: {
      'zh-Hans': ['最低值', '单次活动的常见最低值，低于时提示核对'],
      en: ['Lowest value', 'For one activity; lower values are pointed out'],
    },
    highest: {
      'zh-Hans': ['最高值', '单次活动的常见最高值，高于时提示核对'],
      en: ['Highest value', 'For one activity; higher values are pointed out'],
    },
  },
};
