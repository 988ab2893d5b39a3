/** Words of the web page around the report, in both languages. */
import type { Locale } from '../../../../shared/vocabulary';

interface PageWords {
  readonly skip: string;
  readonly contents: string;
  readonly languages: string;
  readonly downloads: string;
  readonly allReports: string;
  readonly totalsCaption: string;
  readonly published: (day: string, revision: number | null) => string;
  readonly noReports: string;
  readonly listTitle: string;
}

export const PAGE_WORDS: Readonly<Record<Locale, PageWords>> = {
  'zh-Hans': {
    skip: '跳到正文',
    contents: '目录',
    languages: '语言',
    downloads: '其他格式',
    allReports: '全部月报',
    totalsCaption: '项目数据汇总',
    published: (day, revision) => `发布于${day}${revision === null ? '' : `，第${revision}版`}`,
    noReports: '还没有已发布的月报。',
    listTitle: '联合公益计划月报',
  },
  en: {
    skip: 'Skip to the report',
    contents: 'Contents',
    languages: 'Language',
    downloads: 'Other formats',
    allReports: 'All reports',
    totalsCaption: 'Totals of the programme',
    published: (day, revision) => `Published ${day}${revision === null ? '' : `, revision ${revision}`}`,
    noReports: 'No report has been published yet.',
    listTitle: 'Joint programme monthly reports',
  },
};

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { 'zh-Hans': '简体中文', en: 'English' };
