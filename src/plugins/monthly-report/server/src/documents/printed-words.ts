/** The words that documents in pages put around the report's own, in both languages. */
import type { Locale } from '../../../shared/vocabulary';

interface PrintedWords {
  readonly contents: string;
  readonly missingPicture: (description: string) => string;
  /** Printed once, at the beginning of a document that has no room for so many pictures. */
  readonly picturesLeftOut: (count: number) => string;
  /** Around the number of the page and that of all pages. */
  readonly page: readonly [before: string, between: string, after: string];
  readonly published: (day: string, revision: number | null) => string;
  readonly notPublished: string;
  /** Before the permanent address of a printed revision. */
  readonly foundAt: string;
  /** Before the hash of the printed content. */
  readonly fingerprint: string;
  /** Alternative text of the picture that a telephone reads the address from. */
  readonly scan: string;
  /** A line on paper for a signature. */
  readonly signature: (role: string) => string;
  readonly seal: string;
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
    foundAt: '本版月报网址：',
    fingerprint: '本版内容校验码（SHA-256）：',
    scan: '本版月报网址的二维码',
    signature: (role) => `${role}（签字）：________________\u3000\u3000日期：____年__月__日`,
    seal: '（盖章处）',
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
    foundAt: 'This revision is found at ',
    fingerprint: 'Checksum of this revision (SHA-256): ',
    scan: 'QR code of the address of this revision',
    signature: (role) => `${role} (signature): ________________    Date: ________________`,
    seal: '(Seal)',
    period: (days) => `Reporting period: ${days}`,
    keyFigures: 'Key figures',
    moreProgrammes: (count) =>
      count === 1
        ? 'The figures of one more programme are in the report.'
        : `The figures of ${count} more programmes are in the report.`,
  },
};
