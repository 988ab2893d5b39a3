import type { FieldLabel } from './types';

/** Fields that several types have with the same meaning. */
export const code: FieldLabel = {
  'zh-Hans': ['代码', '小写字母、数字和下划线；启用后请勿更改'],
  en: ['Code', 'Lower-case letters, digits and underscores; do not change it once in use'],
};
export const name: FieldLabel = { 'zh-Hans': '名称', en: 'Name' };
export const nameEn: FieldLabel = { 'zh-Hans': '英文名称', en: 'English name' };
export const aliases: FieldLabel = {
  'zh-Hans': ['别名', '其他写法，每行一个'],
  en: ['Aliases', 'Other spellings, one a line'],
};
export const order: FieldLabel = {
  'zh-Hans': ['排序', '数字小的排在前面'],
  en: ['Order', 'Smaller numbers come first'],
};
export const programme: FieldLabel = { 'zh-Hans': '项目', en: 'Programme' };
export const partner: FieldLabel = { 'zh-Hans': '伙伴机构', en: 'Partner' };
export const slug: FieldLabel = {
  'zh-Hans': ['网址名', '用于网页地址，可由标题生成'],
  en: ['Slug', 'Used in web addresses; can be made from the title'],
};
export const title: FieldLabel = { 'zh-Hans': '标题', en: 'Title' };
export const body: FieldLabel = { 'zh-Hans': '正文', en: 'Body' };
export const communities: FieldLabel = { 'zh-Hans': '社区', en: 'Communities' };
export const photos: FieldLabel = { 'zh-Hans': '照片', en: 'Photos' };
export const videoLinks: FieldLabel = { 'zh-Hans': '视频链接', en: 'Video links' };
