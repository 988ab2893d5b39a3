import { photoCheck } from './photo-check';

export const photoWithoutFile = photoCheck({
  code: 'photo-without-file',
  title: { 'zh-Hans': '照片缺文件', en: 'A photo without a file' },
  rule: {
    'zh-Hans': '照片一栏应选有文件。',
    en: 'An entry of the list of photos has a file.',
  },
  severity: 'error',
  isWrong: ({ file }) => file === null,
  says: { 'zh-Hans': '没有文件', en: 'has no file' },
  wrong: { file: null },
});
