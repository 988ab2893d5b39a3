import { code, name, nameEn, order } from './common';
import type { SchemaLabels } from './types';

export const programmeLabels: SchemaLabels = {
  uid: 'api::programme.programme',
  displayName: 'Programme',
  name: { 'zh-Hans': '项目', en: 'Programmes' },
  fields: {
    code,
    name,
    nameEn,
    secretariat: { 'zh-Hans': '秘书处', en: 'Secretariat' },
    secretariatEn: { 'zh-Hans': '秘书处（英文）', en: 'Secretariat in English' },
    startMonth: {
      'zh-Hans': ['启动月份', '累计从这个月算起，更早的活动不能保存'],
      en: ['Start month', 'To-date figures begin here; earlier activities are refused'],
    },
    basis: {
      'zh-Hans': ['概述口径', '概述句子说的是本月、本年累计还是累计'],
      en: ['Basis', 'The span of months the summary sentence speaks of'],
    },
    summaryTemplate: {
      'zh-Hans': [
        '概述模板',
        '用 {participants} 代入指标，用 {participants_toDate} 等代入其他口径；{year}、{month} 为年月',
      ],
      en: [
        'Summary template in Chinese',
        '{participants} stands for an indicator, {participants_toDate} for another basis; also {year} and {month}',
      ],
    },
    summaryTemplateEn: {
      'zh-Hans': ['概述模板（英文）', '写法同上，用于英文月报'],
      en: ['Summary template in English', 'Written the same way'],
    },
    indicators: {
      'zh-Hans': ['指标', '按这里的顺序填报和印出'],
      en: ['Indicators', 'Entered and printed in this order'],
    },
    storyGrouping: { 'zh-Hans': '故事分组', en: 'Story grouping' },
    regionHeading: {
      'zh-Hans': ['区域标题模板', '每个区域的小标题'],
      en: ['Region heading', 'The template of each region’s heading'],
    },
    regionHeadingEn: { 'zh-Hans': '区域标题模板（英文）', en: 'Region heading in English' },
    frequency: {
      'zh-Hans': ['填报频率', '每月、每季、每半年或每年一次；数据计入该期的最后一个月'],
      en: ['Frequency', 'How often partners report; figures count in the last month of a period'],
    },
    fiscalYearStart: {
      'zh-Hans': ['财年起始月', '本年累计从这个月算起，各期也从这个月划分（1–12）'],
      en: ['Fiscal year start', 'The month (1–12) that year to date, and the periods, run from'],
    },
    dueDay: {
      'zh-Hans': ['填报截止日', '一期结束后次月的第几天（1–28）'],
      en: ['Due day', 'The day of the month after a period (1–28)'],
    },
    secretariatUsers: {
      'zh-Hans': ['秘书处人员', '负责审核与编制本项目的后台账号，不公开'],
      en: ['Secretariat users', 'The panel accounts that review and compile this programme; never public'],
    },
    order,
  },
};
