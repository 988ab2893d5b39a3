import { photoCheck } from './photo-check';
import { hasAlternativeText } from './photo-needs';

export const photoWithoutAlternativeText = photoCheck({
  code: 'photo-without-alternative-text',
  title: { 'zh-Hans': '照片缺替代文字', en: 'A photo without alternative text' },
  rule: {
    'zh-Hans': '替代文字供看不见照片的读者使用，每张照片都应填写；没有填写的不能发布。',
    en: 'Alternative text speaks to readers who cannot see the photo (WCAG 2.2, 1.1.1); a photo without is not published.',
  },
  severity: 'error',
  isWrong: (photo) => !hasAlternativeText(photo),
  says: { 'zh-Hans': '没有替代文字', en: 'has no alternative text' },
  wrong: { alternativeText: { 'zh-Hans': '', en: null } },
});
