import { photoCheck } from './photo-check';

export const photoWithoutCaption = photoCheck({
  code: 'photo-without-caption',
  title: { 'zh-Hans': '照片缺图注', en: 'A photo without a caption' },
  rule: {
    'zh-Hans': '照片应有图注，说明拍的是什么。',
    en: 'A photo has a caption that says what it shows.',
  },
  severity: 'info',
  isWrong: ({ caption }) => caption['zh-Hans'].trim() === '',
  says: { 'zh-Hans': '没有图注', en: 'has no caption' },
  wrong: { caption: { 'zh-Hans': '', en: null } },
});
