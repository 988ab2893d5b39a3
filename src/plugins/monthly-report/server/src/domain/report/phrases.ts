/**
 * The fixed words of a report, in both languages, in one table. Everything else a
 * reader sees was entered by somebody.
 */
import type { Basis, EventStatus, Locale } from '../../../../shared/vocabulary';
import { monthNumberOf, yearOf, type Month } from '../month';

export interface Phrases {
  readonly reportTitle: (month: Month) => string;
  readonly draftReport: string;
  readonly draft: string;
  readonly untranslated: string;
  /** The short mark beside a name or label shown in the other language. */
  readonly untranslatedMark: string;
  readonly overallProgress: string;
  readonly overview: string;
  readonly activitiesProgress: string;
  readonly storiesAndMedia: string;
  readonly otherRegion: string;
  readonly totalsColumns: readonly string[];
  /** Stands in a cell to which nothing applies. */
  readonly notApplicable: string;
  readonly statedAtBasis: (figure: string, basis: Basis) => string;
  readonly reporting: (expected: number, actual: number, percent: string | null) => string;
  readonly legend: (caption: string | null, credit: string) => string;
  readonly videos: string;
  readonly event: (status: EventStatus, planned: string | null, newDate: string | null) => string | null;
  readonly day: (year: number, month: number, day: number) => string;
  /** A span of days; the later day leaves out what it shares with the first. */
  readonly days: (from: Day, to: Day) => string;
}

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// prettier-ignore
const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

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
  overallProgress: '项目整体进展',
  overview: '项目总体情况',
  activitiesProgress: '主要项目活动进展',
  storiesAndMedia: '项目精彩故事及图片、视频',
  otherRegion: '其他',
  totalsColumns: ['指标', '单位', '本月', '上月', '本年累计', '累计', '原报数'],
  notApplicable: '—',
  statedAtBasis: (figure, basis) =>
    ({ month: figure, 'year-to-date': `${figure}（本年累计）`, 'to-date': `${figure}（累计）` })[basis],
  reporting: (expected, actual, percent) =>
    percent === null
      ? '本月没有应报机构。'
      : `应报机构${expected}家，实报机构${actual}家，填报率${percent}。`,
  legend: (caption, credit) =>
    caption === null ? `图片来源：${credit}` : `${caption}（图片来源：${credit}）`,
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
  overallProgress: 'Overall progress',
  overview: 'Overview',
  activitiesProgress: 'Progress of main activities',
  storiesAndMedia: 'Stories, photos and videos',
  otherRegion: 'Other',
  totalsColumns: ['Indicator', 'Unit', 'This month', 'Previous month', 'Year to date', 'To date', 'Stated'],
  notApplicable: '—',
  statedAtBasis: (figure, basis) =>
    ({ month: figure, 'year-to-date': `${figure} (year to date)`, 'to-date': `${figure} (to date)` })[basis],
  reporting: (expected, actual, percent) =>
    percent === null
      ? 'No partner was expected to report this month.'
      : `Partners expected to report: ${expected}; reported: ${actual}; reporting rate: ${percent}.`,
  legend: (caption, credit) => (caption === null ? `Photo: ${credit}` : `${caption} (photo: ${credit})`),
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
