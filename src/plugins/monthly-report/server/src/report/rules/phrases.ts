/**
 * The fixed words of a report, in both languages, in one table. Everything else a
 * reader sees was entered by somebody.
 */
import type { Severity } from '../../domain/finding';
import type { Basis, EventStatus, Frequency, Locale } from '../../../../shared/vocabulary';
import { ENGLISH_MONTHS, monthNumberOf, yearOf, type Month } from '../../domain/month';

export interface Phrases {
  readonly reportTitle: (month: Month) => string;
  readonly draftReport: string;
  readonly draft: string;
  readonly untranslated: string;
  /** The short mark beside a name or label shown in the other language. */
  readonly untranslatedMark: string;
  readonly correctionTitle: string;
  readonly correctionOf: (revision: number, previous: number) => string;
  readonly correctionReason: (reason: string) => string;
  readonly correctionColumns: readonly string[];
  readonly correctionTexts: string;
  readonly correctedText: (change: TextChange, name: string) => string;
  /** Parts of a report that have no heading of their own. */
  readonly partNames: Readonly<Record<ReportPart, string>>;
  readonly statedFigure: (label: string) => string;
  readonly nothingCorrected: string;
  readonly basisNames: Readonly<Record<Basis, string>>;
  readonly earlierMonthCorrected: (month: Month, revision: number) => string;
  /** An entry in the list of revisions. */
  readonly revision: (number: number, day: string) => string;
  readonly newestRevision: string;
  readonly revisions: string;
  /** Before the revisions, if they stand on one line. */
  readonly revisionsLead: string;
  readonly overallProgress: string;
  readonly overview: string;
  readonly activitiesProgress: string;
  readonly storiesAndMedia: string;
  readonly explanations: string;
  readonly findings: string;
  readonly severities: Readonly<Record<Severity, string>>;
  /** Between a finding and its explanation. */
  readonly dash: string;
  readonly otherRegion: string;
  /** The table row of entries that belong to no region, partner or community. */
  readonly noGroup: string;
  readonly totalsColumns: readonly string[];
  /** Heads the column of targets after the figures of a basis. */
  readonly targetColumn: (basis: Basis) => string;
  readonly target: string;
  /** Heads a column of its own: 本月目标. */
  readonly ofBasis: (basis: string, word: string) => string;
  readonly achievement: string;
  /** A target beside how far its figure has come. */
  readonly targetAndAchievement: (target: string, achievement: string) => string;
  /** In a sentence, in place of a missing target or achievement. */
  readonly noTarget: string;
  readonly noAchievement: string;
  readonly targetsOf: (label: string) => string;
  /** Stands in a cell to which nothing applies. */
  readonly notApplicable: string;
  readonly trendTitle: (programme: string, months: number) => string;
  /** Below a picture: its number, its title and the results that it shows. */
  readonly trendCaption: (number: number, title: string, findings: readonly string[]) => string;
  /** The newest of so many figures is higher or lower than all others. */
  readonly trendExtreme: (label: string, extreme: 'highest' | 'lowest', months: number) => string;
  /** Negative, zero or positive: from the month before that has a figure. */
  readonly trendChange: (label: string, direction: number, since: Month) => string;
  /** As short as it may stand below a diagram. */
  readonly shortMonth: (month: Month) => string;
  /** One indicator of a trend in words. */
  readonly trendOf: (label: string, points: readonly string[]) => string;
  readonly trendPoint: (month: Month, figure: string, unit: string | null) => string;
  /** For a level: how many partners' states come from earlier months, and the earliest of these months. */
  readonly carried: (partners: number, since: Month, month: Month) => string;
  /** An option of a breakdown and its figure. */
  readonly option: (label: string, figure: string) => string;
  /** The name of an option, in a list with the names of figures. */
  readonly optionOf: (label: string, option: string) => string;
  /** The part of a figure that belongs to no option. */
  readonly unknown: string;
  /** Below a figure: its parts. */
  readonly ofWhich: (options: readonly string[]) => string;
  /** The two sides of a ratio, each with its name. */
  readonly dividedBy: (numerator: string, denominator: string) => string;
  /** By how much a percentage has changed. */
  readonly points: (figure: string) => string;
  /** Between several remarks on a figure. */
  readonly betweenRemarks: string;
  /** A figure, or its name, with a remark in brackets. */
  readonly withRemark: (figure: string, remark: string) => string;
  readonly statedAtBasis: (figure: string, basis: Basis) => string;
  readonly reporting: (expected: number, actual: number, percent: string | null) => string;
  /** Of a month between the ends of a programme's periods. */
  readonly betweenPeriods: (frequency: Frequency) => string;
  /** Beside the figures of a month that closes a longer period. */
  readonly ofPeriod: (frequency: Frequency, from: Month, to: Month) => string;
  readonly legend: (caption: string | null, credit: string) => string;
  /** In place of a photo whose file is gone or broken. */
  readonly missingPhoto: (description: string) => string;
  readonly videos: string;
  readonly event: (status: EventStatus, planned: string | null, newDate: string | null) => string | null;
  readonly about: AboutWords;
  readonly day: (year: number, month: number, day: number) => string;
  /** A span of days; the later day leaves out the parts that are equal in both. */
  readonly days: (from: Day, to: Day) => string;
}

/** 关于本报告. */
interface AboutWords {
  readonly title: string;
  readonly publisher: (name: string) => string;
  readonly contact: (words: string) => string;
  readonly citation: (words: string) => string;
  readonly licence: string;
}

export type ReportPart = 'publisher' | 'title' | 'note' | 'summary' | 'reporting' | 'names';

export type TextChange = 'added' | 'removed' | 'changed';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const CHINESE_FREQUENCIES: Readonly<Record<Frequency, string>> = {
  monthly: '每月',
  quarterly: '每季',
  'half-yearly': '每半年',
  yearly: '每年',
};

function englishMonth(number: number): string {
  const name = ENGLISH_MONTHS[number - 1];
  if (name === undefined) throw new RangeError(`No month has the number ${number}`);
  return name;
}

const englishDay = (year: number, month: number, day: number) => `${day} ${englishMonth(month)} ${year}`;
const chineseDay = (year: number, month: number, day: number) => `${year}年${month}月${day}日`;

const CHINESE: Phrases = {
  reportTitle: (month) => `${yearOf(month)}年${monthNumberOf(month)}月联合公益计划月报`,
  draftReport: '草稿预览：本期月报尚未发布，内容可能变动。',
  draft: '草稿',
  untranslated: '暂无中文，以原文显示。',
  untranslatedMark: '原文',
  correctionTitle: '更正说明',
  correctionOf: (revision, previous) => `本期月报第${revision}版对第${previous}版作如下更正。`,
  correctionReason: (reason) => `更正原因：${reason}`,
  correctionColumns: ['项目', '指标', '口径', '单位', '原数', '更正后', '差额'],
  correctionTexts: '文字更正',
  correctedText: (change, name) =>
    ({ added: `新增：${name}`, removed: `删除：${name}`, changed: `修改：${name}` })[change],
  partNames: {
    publisher: '发布信息',
    title: '标题',
    note: '说明',
    summary: '数据汇总语句',
    reporting: '填报率',
    names: '指标名称及单位',
  },
  statedFigure: (label) => `${label}（原报数）`,
  nothingCorrected: '数据与文字均无变化。',
  basisNames: { month: '本月', 'year-to-date': '本年累计', 'to-date': '累计' },
  earlierMonthCorrected: (month, revision) =>
    `${yearOf(month)}年${monthNumberOf(month)}月月报在本期发布后已更正（第${revision}版）；本期的上月及累计数据仍为更正前的数据。`,
  revision: (number, day) => `第${number}版（${day}）`,
  newestRevision: '最新版',
  revisions: '历次版本',
  revisionsLead: '历次版本：',
  overallProgress: '项目整体进展',
  overview: '项目总体情况',
  activitiesProgress: '主要项目活动进展',
  storiesAndMedia: '项目精彩故事及图片、视频',
  explanations: '编制说明',
  findings: '核查问题（仅预览）',
  severities: { error: '错误', warning: '警告', info: '提示' },
  dash: '——',
  otherRegion: '其他',
  noGroup: '未归属',
  totalsColumns: ['指标', '单位', '本月', '上月', '本年累计', '累计', '原报数'],
  targetColumn: (basis) =>
    ({
      month: '本月目标 / 完成率',
      'year-to-date': '本年目标 / 完成率',
      'to-date': '总目标 / 完成率',
    })[basis],
  target: '目标',
  achievement: '完成率',
  ofBasis: (basis, word) => `${basis}${word}`,
  targetAndAchievement: (target, achievement) => `${target} / ${achievement}`,
  noTarget: '未设目标',
  noAchievement: '暂无完成率',
  targetsOf: (label) => `${label}（目标）`,
  notApplicable: '—',
  trendTitle: (programme, months) => `${programme}近${months}个月趋势`,
  trendCaption: (number, title, findings) =>
    `图${number}\u3000${title}${findings.length === 0 ? '' : `：${findings.join('，')}`}`,
  trendExtreme: (label, extreme, months) =>
    `${label}为有数据的${months}个月中最${extreme === 'highest' ? '高' : '低'}`,
  trendChange: (label, direction, since) =>
    `${label}${direction === 0 ? '与' : '较'}${yearOf(since)}年${monthNumberOf(since)}月${direction === 0 ? '持平' : direction > 0 ? '增加' : '减少'}`,
  shortMonth: (month) => `${yearOf(month)}年${monthNumberOf(month)}月`,
  trendOf: (label, points) => `${label}：${points.join('，')}`,
  trendPoint: (month, figure, unit) => `${yearOf(month)}年${monthNumberOf(month)}月${figure}${unit ?? ''}`,
  carried: (partners, since, month) => {
    const year = yearOf(since) === yearOf(month) ? '' : `${yearOf(since)}年`;
    const told = `${year}${monthNumberOf(since)}月`;
    switch (partners) {
      case 0:
        return `含沿用${told}数`;
      case 1:
        return `含1家沿用${told}数`;
      default:
        return `含${partners}家沿用以前月份数，最早为${told}`;
    }
  },
  option: (label, figure) => `${label} ${figure}`,
  optionOf: (label, option) => `${label}（${option}）`,
  unknown: '不详',
  ofWhich: (options) => `其中：${options.join('、')}`,
  dividedBy: (numerator, denominator) => `${numerator} ÷ ${denominator}`,
  points: (figure) => `${figure}个百分点`,
  betweenRemarks: '；',
  withRemark: (figure, remark) => `${figure}（${remark}）`,
  statedAtBasis: (figure, basis) =>
    ({ month: figure, 'year-to-date': `${figure}（本年累计）`, 'to-date': `${figure}（累计）` })[basis],
  betweenPeriods: (frequency) => `本项目${CHINESE_FREQUENCIES[frequency]}填报一次，本月不出数据（不适用）。`,
  ofPeriod: (frequency, from, to) =>
    `本项目${CHINESE_FREQUENCIES[frequency]}填报一次：“本月”指${yearOf(from)}年${monthNumberOf(from)}月至${yearOf(to)}年${monthNumberOf(to)}月，“上月”指上一期。`,
  reporting: (expected, actual, percent) =>
    percent === null
      ? '本月没有应报机构。'
      : `应报机构${expected}家，实报机构${actual}家，填报率${percent}。`,
  legend: (caption, credit) =>
    caption === null ? `图片来源：${credit}` : `${caption}（图片来源：${credit}）`,
  missingPhoto: (description) => `［照片缺失：${description}］`,
  videos: '视频',
  event: (status, planned, newDate) => {
    const subject = planned === null ? '活动' : `原计划于${planned}举行，现`;
    switch (status) {
      case 'held':
        return planned === null ? null : `原计划于${planned}举行，已举行。`;
      case 'postponed':
        return `${subject}${newDate === null ? '推迟，新日期待定' : `推迟至${newDate}举行`}。`;
      case 'cancelled':
        return `${subject}已取消。`;
    }
  },
  about: {
    title: '关于本报告',
    publisher: (name) => `编制发布：${name}`,
    contact: (words) => `联系方式：${words}`,
    citation: (words) => `引用格式：${words}`,
    licence: '使用许可',
  },
  day: chineseDay,
  days: (from, to) => {
    const first = chineseDay(from.year, from.month, from.day);
    if (from.year !== to.year) return `${first}至${chineseDay(to.year, to.month, to.day)}`;
    return from.month === to.month ? `${first}至${to.day}日` : `${first}至${to.month}月${to.day}日`;
  },
};

const ENGLISH: Phrases = {
  reportTitle: (month) =>
    `Joint programme monthly report, ${englishMonth(monthNumberOf(month))} ${yearOf(month)}`,
  draftReport: 'Draft preview: this report is not published yet and may change.',
  draft: 'Draft',
  untranslated: 'No English translation yet; shown in Chinese.',
  untranslatedMark: 'in Chinese',
  correctionTitle: 'Correction notice',
  correctionOf: (revision, previous) => `Revision ${revision} of this report corrects revision ${previous}:`,
  correctionReason: (reason) => `Reason: ${reason}`,
  correctionColumns: ['Programme', 'Indicator', 'Basis', 'Unit', 'Stated', 'Correct', 'Difference'],
  correctionTexts: 'Corrected texts',
  correctedText: (change, name) =>
    ({ added: `Added: ${name}`, removed: `Removed: ${name}`, changed: `Changed: ${name}` })[change],
  partNames: {
    publisher: 'Publication settings',
    title: 'Title',
    note: 'Note',
    summary: 'Sentence of figures',
    reporting: 'Reporting rate',
    names: 'Names and units of indicators',
  },
  statedFigure: (label) => `${label} (stated)`,
  nothingCorrected: 'No figure and no text differs.',
  basisNames: { month: 'This month', 'year-to-date': 'Year to date', 'to-date': 'To date' },
  earlierMonthCorrected: (month, revision) =>
    `The report of ${englishMonth(monthNumberOf(month))} ${yearOf(month)} was corrected after this one was published (revision ${revision}); figures here that include that month are those of before.`,
  revision: (number, day) => `Revision ${number} (${day})`,
  newestRevision: 'Newest revision',
  revisions: 'Revisions',
  revisionsLead: 'Revisions: ',
  overallProgress: 'Overall progress',
  overview: 'Overview',
  activitiesProgress: 'Progress of main activities',
  storiesAndMedia: 'Stories, photos and videos',
  explanations: 'Notes',
  findings: 'Findings (preview only)',
  severities: { error: 'Error', warning: 'Warning', info: 'Hint' },
  dash: ' — ',
  otherRegion: 'Other',
  noGroup: 'None',
  totalsColumns: ['Indicator', 'Unit', 'This month', 'Previous month', 'Year to date', 'To date', 'Stated'],
  targetColumn: (basis) =>
    ({
      month: 'Target of the month / achieved',
      'year-to-date': 'Target of the year / achieved',
      'to-date': 'Target of the programme / achieved',
    })[basis],
  target: 'Target',
  achievement: 'Achieved',
  ofBasis: (basis, word) => `${basis}: ${word.toLowerCase()}`,
  targetAndAchievement: (target, achievement) => `${target} / ${achievement}`,
  noTarget: 'no target',
  noAchievement: 'no achievement yet',
  targetsOf: (label) => `${label} (targets)`,
  notApplicable: '—',
  trendTitle: (programme, months) => `${programme}: the last ${months} months`,
  trendCaption: (number, title, findings) =>
    `Figure ${number}. ${title}${findings.length === 0 ? '' : ` – ${findings.join('; ')}`}`,
  trendExtreme: (label, extreme, months) => `${label}: ${extreme} of the ${months} months with figures`,
  trendChange: (label, direction, since) => {
    const month = `${englishMonth(monthNumberOf(since))} ${yearOf(since)}`;
    if (direction === 0) return `${label}: as in ${month}`;
    return `${label}: ${direction > 0 ? 'more' : 'less'} than in ${month}`;
  },
  shortMonth: (month) => `${englishMonth(monthNumberOf(month)).slice(0, 3)} ${yearOf(month)}`,
  trendOf: (label, points) => `${label}: ${points.join(', ')}`,
  trendPoint: (month, figure, unit) =>
    `${englishMonth(monthNumberOf(month))} ${yearOf(month)} ${figure}${unit === null ? '' : ` ${unit}`}`,
  carried: (partners, since) => {
    const told = `${englishMonth(monthNumberOf(since))} ${yearOf(since)}`;
    switch (partners) {
      case 0:
        return `including figures of ${told}`;
      case 1:
        return `including 1 partner with its figure of ${told}`;
      default:
        return `including ${partners} partners with figures of earlier months, the earliest of ${told}`;
    }
  },
  option: (label, figure) => `${label} ${figure}`,
  optionOf: (label, option) => `${label} (${option})`,
  unknown: 'unknown',
  ofWhich: (options) => `Of which: ${options.join(', ')}`,
  dividedBy: (numerator, denominator) => `${numerator} ÷ ${denominator}`,
  points: (figure) => `${figure} percentage points`,
  betweenRemarks: '; ',
  withRemark: (figure, remark) => `${figure} (${remark})`,
  statedAtBasis: (figure, basis) =>
    ({ month: figure, 'year-to-date': `${figure} (year to date)`, 'to-date': `${figure} (to date)` })[basis],
  betweenPeriods: (frequency) =>
    `The programme reports ${frequency}: this month has no figures of its own (not applicable).`,
  ofPeriod: (frequency, from, to) =>
    `The programme reports ${frequency}: “this month” is ${englishMonth(monthNumberOf(from))} ${yearOf(from)} to ${englishMonth(monthNumberOf(to))} ${yearOf(to)}, “last month” the period before.`,
  reporting: (expected, actual, percent) =>
    percent === null
      ? 'No partner was expected to report this month.'
      : `Partners expected to report: ${expected}; reported: ${actual}; reporting rate: ${percent}.`,
  legend: (caption, credit) => (caption === null ? `Photo: ${credit}` : `${caption} (photo: ${credit})`),
  missingPhoto: (description) => `[Photo missing: ${description}]`,
  videos: 'Videos',
  event: (status, planned, newDate) => {
    const subject = planned === null ? 'The event is' : `Planned for ${planned}; now`;
    switch (status) {
      case 'held':
        return planned === null ? null : `Planned for ${planned}; held.`;
      case 'postponed':
        return `${subject} postponed${newDate === null ? ', new date to be set' : ` to ${newDate}`}.`;
      case 'cancelled':
        return `${subject} cancelled.`;
    }
  },
  about: {
    title: 'About this report',
    publisher: (name) => `Compiled and published by ${name}`,
    contact: (words) => `Contact: ${words}`,
    citation: (words) => `Cite as: ${words}`,
    licence: 'Licence',
  },
  day: englishDay,
  days: (from, to) => {
    const last = englishDay(to.year, to.month, to.day);
    if (from.year !== to.year) return `${englishDay(from.year, from.month, from.day)} – ${last}`;
    return from.month === to.month
      ? `${from.day}–${last}`
      : `${from.day} ${englishMonth(from.month)} – ${last}`;
  },
};

export const PHRASES: Readonly<Record<Locale, Phrases>> = { 'zh-Hans': CHINESE, en: ENGLISH };
