import { communities, photos, title } from './common';
import type { SchemaLabels } from './types';

export const activity: SchemaLabels = {
  uid: 'api::activity.activity',
  displayName: 'Activity',
  name: { 'zh-Hans': '活动', en: 'Activities' },
  fields: {
    title,
    kind: {
      'zh-Hans': ['类别', '汇总条目：把多次活动合并填成一条'],
      en: ['Kind', 'A summary entry reports several activities at once'],
    },
    programme: {
      'zh-Hans': ['项目', '决定下面需要填报哪些指标'],
      en: ['Programme', 'Decides which indicators are filled in below'],
    },
    partner: {
      'zh-Hans': ['伙伴机构', '网络直接开展的活动可留空：计入合计，但不增加伙伴数'],
      en: ['Partner', 'May be empty for the network’s own activities: they count in sums but add no partner'],
    },
    communities,
    activityType: { 'zh-Hans': '活动类型', en: 'Activity type' },
    campaign: { 'zh-Hans': '子项目', en: 'Campaign' },
    startDate: {
      'zh-Hans': ['开始日期', '活动计入开始日期所在的月份'],
      en: ['Start date', 'The activity counts in the month of this day'],
    },
    endDate: {
      'zh-Hans': ['结束日期', '当天结束可留空'],
      en: ['End date', 'May be empty when it ends the same day'],
    },
    startTime: { 'zh-Hans': '开始时间', en: 'Start time' },
    duration: { 'zh-Hans': ['时长', '分钟'], en: ['Duration', 'Minutes'] },
    venue: { 'zh-Hans': '地点', en: 'Venue' },
    coOrganisers: { 'zh-Hans': '协办单位', en: 'Co-organisers' },
    sessions: {
      'zh-Hans': ['场次', '未填报请留空；0 表示确实没有开展'],
      en: ['Sessions', 'Leave empty when not reported; 0 means none was held'],
    },
    measurements: { 'zh-Hans': '填报数据', en: 'Measurements' },
    photos,
  },
};
