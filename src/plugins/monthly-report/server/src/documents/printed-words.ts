/** The words that documents in pages put around the report's own, in both languages. */
import type { Locale } from '../../../shared/vocabulary';

interface PrintedWords {
  readonly contents: string;
  readonly missingPicture: (description: string) => string;
  /** Said once, at the beginning of a document that has no room for so many pictures. */
  readonly picturesLeftOut: (count: number) => string;
  /** Around the number of the page and that of all pages. */
  readonly page: readonly [before: string, between: string, after: string];
  readonly published: (day: string, revision: number | null) => string;
  readonly notPublished: string;
  /** The network's office that compiles and publishes the reports. */
  readonly publisher: string;
  readonly period: (days: string) => string;
  readonly keyFigures: string;
  /** Programmes whose figures the first page has no room for. */
  readonly moreProgrammes: (count: number) => string;
}

export const PRINTED_WORDS: Readonly<Record<Locale, PrintedWords>> = {
  'zh-Hans': {
    contents: '目录',
    missingPicture: (description) =>
      description === '' ? '［图片未能收入］' : `［图片未能收入：${description}］`,
    picturesLeftOut: (count) => `图片过多，本文件未收入其中${count}张；全部图片见网页版月报。`,
    page: ['第 ', ' 页，共 ', ' 页'],
    published: (day, revision) => `发布于${day}${revision === null ? '' : `，第${revision}版`}`,
    notPublished: '草稿预览，尚未发布',
    publisher: '联合公益计划网络总秘书处编制并发布',
    period: (days) => `报告期：${days}`,
    keyFigures: '主要数据',
    moreProgrammes: (count) => `另有${count}个项目的数据见正文。`,
  },
  en: {
    contents: 'Contents',
    missingPicture: (description) =>
      description === '' ? '[Picture not included]' : `[Picture not included: ${description}]`,
    picturesLeftOut: (count) =>
      `This report has more pictures than a file can hold: ${count} of them are left out here. Its web page shows them all.`,
    page: ['Page ', ' of ', ''],
    published: (day, revision) => `Published ${day}${revision === null ? '' : `, revision ${revision}`}`,
    notPublished: 'Draft preview, not published yet',
    publisher: 'Compiled and published by the network secretariat of the joint programmes',
    period: (days) => `Reporting period: ${days}`,
    keyFigures: 'Key figures',
    moreProgrammes: (count) =>
      count === 1
        ? 'The figures of one more programme are in the report.'
        : `The figures of ${count} more programmes are in the report.`,
  },
};
