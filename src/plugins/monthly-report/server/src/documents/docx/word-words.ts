/** The words of the document around the report's own, in both languages. */
import type { Locale } from '../../../../shared/vocabulary';

interface WordWords {
  readonly contents: string;
  readonly missingPicture: (description: string) => string;
  /** Around the number of the page and that of all pages. */
  readonly page: readonly [before: string, between: string, after: string];
  readonly published: (day: string, revision: number | null) => string;
}

export const WORD_WORDS: Readonly<Record<Locale, WordWords>> = {
  'zh-Hans': {
    contents: '目录',
    missingPicture: (description) =>
      description === '' ? '［图片未能收入］' : `［图片未能收入：${description}］`,
    page: ['第 ', ' 页，共 ', ' 页'],
    published: (day, revision) => `发布于${day}${revision === null ? '' : `，第${revision}版`}`,
  },
  en: {
    contents: 'Contents',
    missingPicture: (description) =>
      description === '' ? '[Picture not included]' : `[Picture not included: ${description}]`,
    page: ['Page ', ' of ', ''],
    published: (day, revision) => `Published ${day}${revision === null ? '' : `, revision ${revision}`}`,
  },
};
