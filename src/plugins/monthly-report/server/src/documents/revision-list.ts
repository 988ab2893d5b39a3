/** The list of a report's revisions for readers: one line for each, and its addresses. */
import type { Locale } from '../../../shared/vocabulary';
import { dayText } from '../report/rules/days';
import type { HistoryNode, Report } from '../report/rules/model';
import { PHRASES } from '../report/rules/phrases';
import { dayInZone } from './day-in-zone';
import type { FormatLinks, RenderContext } from './renderer';

export interface ListedRevision {
  /** 第1版（2021年1月8日） */
  readonly text: string;
  /** Null for the revision that the reader is looking at. */
  readonly links: FormatLinks | null;
}

/** Empty if there is only the revision that the reader is looking at. */
export function revisionList(
  { revision, locale }: Pick<Report, 'revision' | 'locale'>,
  history: HistoryNode | null,
  { timeZone, revisionLinks, newest }: RenderContext,
): ListedRevision[] {
  const revisions = history?.revisions ?? [];
  const listed = revisions.map(({ number, publishedAt }): ListedRevision => ({
    text: PHRASES[locale].revision(number, dayText(dayInZone(publishedAt, timeZone), locale)),
    links: number === revision ? null : revisionLinks(number),
  }));
  if (newest === null) return listed.length < MORE_THAN_ONE ? [] : listed;
  return [...listed, newestOf(locale, newest)];
}

const MORE_THAN_ONE = 2;

/** Printed in every revision read by its number, also the newest: the print of a revision must never change. */
const newestOf = (locale: Locale, links: FormatLinks): ListedRevision => ({
  text: PHRASES[locale].newestRevision,
  links,
});
