/** Words of the web pages around the report, in both languages. */
import type { Side } from '../../totals/rules/ratio';
import type { Basis, Locale } from '../../../../shared/vocabulary';

interface PageWords {
  readonly skip: string;
  readonly contents: string;
  readonly languages: string;
  readonly downloads: string;
  readonly allReports: string;
  readonly feed: string;
  readonly totalsCaption: string;
  readonly tilesLabel: string;
  readonly noPrevious: string;
  /** The figure of the month before, beside a figure that is not reported. */
  readonly previousWas: (figure: string) => string;
  readonly unchanged: string;
  /** Both with their sign. */
  readonly changed: (difference: string, percent: string | null) => string;
  readonly trendAlternative: (title: string) => string;
  readonly trendAsTable: string;
  readonly published: (day: string, revision: number | null) => string;
  readonly noReports: string;
  readonly listTitle: string;
  readonly listLead: string;
  readonly correction: (reason: string) => string;
  /** An entry of the feed; the title of a later revision shows its number. */
  readonly feedTitle: (title: string, revision: number | null) => string;
  readonly sources: SourceWords;
}

interface SourceWords {
  readonly title: (label: string) => string;
  readonly back: (title: string) => string;
  readonly bases: string;
  /** The span of the figure on top. */
  readonly spans: Readonly<Record<Basis, string>>;
  readonly count: (activities: number) => string;
  readonly none: string;
  readonly activity: string;
  readonly value: string;
  readonly share: string;
  readonly total: string;
  readonly hidden: string;
  readonly communities: (count: number) => string;
  readonly and: string;
  readonly mean: string;
  readonly ratio: string;
  readonly side: string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly pages: string;
  readonly page: (page: number, pages: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly asJson: string;
}

const isLater = (revision: number | null): boolean => revision !== null && revision > 1;

export const PAGE_WORDS: Readonly<Record<Locale, PageWords>> = {
  'zh-Hans': {
    skip: '跳到正文',
    contents: '目录',
    languages: '语言',
    downloads: '其他格式',
    allReports: '全部月报',
    feed: '订阅（Atom）',
    totalsCaption: '项目数据汇总',
    tilesLabel: '本月数据',
    noPrevious: '上月未填报',
    previousWas: (figure) => `上月为${figure}`,
    unchanged: '与上月持平',
    changed: (difference, percent) =>
      percent === null ? `较上月${difference}` : `较上月${difference}（${percent}）`,
    trendAlternative: (title) => `${title}，数据见图下表格。`,
    trendAsTable: '用表格查看各月数据',
    published: (day, revision) => `发布于${day}${revision === null ? '' : `，第${revision}版`}`,
    noReports: '还没有已发布的月报。',
    listTitle: '联合公益计划月报',
    listLead: '每月一期：各项目的数据、进展与社区里的故事。',
    correction: (reason) => `更正：${reason}`,
    feedTitle: (title, revision) => (isLater(revision) ? `${title}（第${revision}版）` : title),
    sources: {
      title: (label) => `${label}：数据来源`,
      back: (title) => `返回${title}`,
      bases: '口径',
      spans: { month: '本月数据', 'year-to-date': '本年累计数据', 'to-date': '累计数据' },
      count: (activities) => `由${activities}项活动汇总而成。`,
      none: '没有活动计入这个数据。',
      activity: '活动',
      value: '填报值',
      share: '计入',
      total: '合计',
      hidden: '尚未公开月份的活动',
      communities: (count) => `${count}个社区`,
      and: '、',
      mean: '这个数据是各活动填报值的平均，因此没有各自计入的部分。',
      ratio: '这个数据是分子合计与分母合计之比，不是各活动比率的平均，因此没有各自计入的部分。',
      side: '所属',
      sides: { numerator: '分子', denominator: '分母' },
      pages: '分页',
      page: (page, pages) => `第${page}页，共${pages}页`,
      earlier: '上一页',
      later: '下一页',
      asJson: '以JSON格式获取',
    },
  },
  en: {
    skip: 'Skip to the report',
    contents: 'Contents',
    languages: 'Language',
    downloads: 'Other formats',
    allReports: 'All reports',
    feed: 'Subscribe (Atom)',
    totalsCaption: 'Totals of the programme',
    tilesLabel: 'Figures of the month',
    noPrevious: 'previous month not reported',
    previousWas: (figure) => `${figure} the month before`,
    unchanged: 'as in the previous month',
    changed: (difference, percent) =>
      `${difference}${percent === null ? '' : ` (${percent})`} on the previous month`,
    trendAlternative: (title) => `${title}. The figures are in the table below.`,
    trendAsTable: 'The figures of every month as a table',
    published: (day, revision) => `Published ${day}${revision === null ? '' : `, revision ${revision}`}`,
    noReports: 'No report has been published yet.',
    listTitle: 'Joint programme monthly reports',
    listLead: 'Month by month: figures, progress and stories of every programme.',
    correction: (reason) => `Corrected: ${reason}`,
    feedTitle: (title, revision) => (isLater(revision) ? `${title} (revision ${revision})` : title),
    sources: {
      title: (label) => `${label}: where the figure comes from`,
      back: (title) => `Back to: ${title}`,
      bases: 'Basis',
      spans: { month: 'This month', 'year-to-date': 'Year to date', 'to-date': 'To date' },
      count: (activities) =>
        activities === 1 ? 'Made of one activity.' : `Made of ${activities} activities.`,
      none: 'No activity counts towards this figure.',
      activity: 'Activity',
      value: 'Reported',
      share: 'Counted',
      total: 'Total',
      hidden: 'An activity of a month that is not public',
      communities: (count) => `${count} communities`,
      and: ', ',
      mean: 'This figure is the mean of what the activities reported; none has a part of its own in it.',
      ratio:
        'This figure is the sum of the numerators over the sum of the denominators, not a mean of ratios; no activity has a part of its own in it.',
      side: 'Side',
      sides: { numerator: 'Numerator', denominator: 'Denominator' },
      pages: 'Pages',
      page: (page, pages) => `Page ${page} of ${pages}`,
      earlier: 'Previous page',
      later: 'Next page',
      asJson: 'Get it as JSON',
    },
  },
};

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { 'zh-Hans': '简体中文', en: 'English' };
