/** The revisions of a report as a reader is told of them: one line each, and where each is found. */
import type { Locale } from '../../../shared/vocabulary';
import { dayText } from '../report/rules/days';
import type { HistoryNode, Report } from '../report/rules/model';
import { PHRASES } from '../report/rules/phrases';
import { dayInZone } from './day-in-zone';
import type { FormatLinks, RenderContext } from './renderer';

export interface ListedRevision {
  /** 第1版（2021年1月8日） */
  readonly text: string;
  /** Null for the one the reader is looking at. */
  readonly links: FormatLinks | null;
}

/** Empty where there is only the one before the reader's eyes. */
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

/** Said of every revision asked for by its number, the newest too: what is printed of one never changes. */
const newestOf = (locale: Locale, links: FormatLinks): ListedRevision => ({
  text: PHRASES[locale].newestRevision,
  links,
});
