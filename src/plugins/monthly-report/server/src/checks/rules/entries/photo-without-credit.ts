import { photoCheck } from './photo-check';
import { hasCredit } from './photo-needs';

export const photoWithoutCredit = photoCheck({
  code: 'photo-without-credit',
  title: { 'zh-Hans': '照片缺图片来源', en: 'A photo without credit' },
  rule: {
    'zh-Hans': '每张照片都应写明图片来源（摄影者或提供者）；没有写明的不能发布。',
    en: 'Every photo says who took or gave it; one that does not is not published.',
  },
  severity: 'error',
  isWrong: (photo) => !hasCredit(photo),
  says: { 'zh-Hans': '没有图片来源', en: 'has no credit' },
  wrong: { credit: null },
});
