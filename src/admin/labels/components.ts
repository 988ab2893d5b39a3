import { title } from './common';
import type { SchemaLabels } from './types';

export const photo: SchemaLabels = {
  uid: 'content.photo',
  displayName: 'Photo',
  name: { 'zh-Hans': '照片', en: 'Photo' },
  fields: {
    file: { 'zh-Hans': '图片文件', en: 'Picture' },
    alternativeText: {
      'zh-Hans': ['替代文字', '发布前必填。给看不到图片的读者：画面里有什么'],
      en: ['Alternative text', 'Needed to publish. What is in the picture, for readers who cannot see it'],
    },
    caption: { 'zh-Hans': '图注', en: 'Caption' },
    credit: {
      'zh-Hans': ['图片来源', '发布前必填。由谁拍摄或提供'],
      en: ['Credit', 'Needed to publish. Who took it or gave it'],
    },
    consent: {
      'zh-Hans': ['肖像授权', '发布前必须取得。照片中的人（儿童由监护人）同意公开'],
      en: [
        'Consent',
        'Needed to publish. The people shown (for children, their guardians) agree to publication',
      ],
    },
  },
};

export const link: SchemaLabels = {
  uid: 'content.link',
  displayName: 'Link',
  name: { 'zh-Hans': '链接', en: 'Link' },
  fields: {
    group: {
      'zh-Hans': ['分组', '同组链接印在一起'],
      en: ['Group', 'Links of a group are printed together'],
    },
    title,
    url: { 'zh-Hans': ['网址', '没有网址可留空'], en: ['Address', 'May be empty'] },
  },
};

export const option: SchemaLabels = {
  uid: 'content.option',
  displayName: 'Option',
  name: { 'zh-Hans': '选项', en: 'Option' },
  fields: {
    code: {
      'zh-Hans': ['代码', '小写字母、数字和下划线，如 female；有数据后不要再改'],
      en: ['Code', 'Small letters, digits and underscores, such as female; keep it once there are figures'],
    },
    label: { 'zh-Hans': '名称', en: 'Label' },
    labelEn: { 'zh-Hans': '英文名称', en: 'English label' },
  },
};

export const videoLink: SchemaLabels = {
  uid: 'content.video-link',
  displayName: 'Video link',
  name: { 'zh-Hans': '视频链接', en: 'Video link' },
  fields: { title, url: { 'zh-Hans': '网址', en: 'Address' } },
};
