import { code, order } from './common';
import type { SchemaLabels } from './types';

export const dimension: SchemaLabels = {
  uid: 'api::dimension.dimension',
  displayName: 'Dimension',
  name: { 'zh-Hans': '分组维度', en: 'Dimensions' },
  fields: {
    code,
    name: { 'zh-Hans': ['名称', '如：性别、年龄段'], en: ['Name', 'Such as sex or age group'] },
    nameEn: { 'zh-Hans': '英文名称', en: 'English name' },
    order,
    options: {
      'zh-Hans': ['选项', '按填报和打印的顺序排列；“不详”不必列出，由总数减去各选项得出'],
      en: [
        'Options',
        'In the order of entry and print; what is unknown is the rest of the value and needs no option',
      ],
    },
  },
};
