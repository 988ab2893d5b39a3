import { photoCheck } from './photo-check';
import { hasConsent } from './photo-needs';

export const photoWithoutConsent = photoCheck({
  code: 'photo-without-consent',
  title: { 'zh-Hans': '照片没有肖像授权', en: 'A photo without consent' },
  rule: {
    'zh-Hans': '每张照片都应取得肖像授权；没有授权的照片不会刊出。',
    en: 'Every photo has the consent of whom it shows; one without is printed nowhere.',
  },
  severity: 'error',
  isWrong: (photo) => !hasConsent(photo),
  says: { 'zh-Hans': '没有肖像授权', en: 'has no consent' },
  wrong: { consent: false },
});
