/**
 * The start of the first page: the publisher, days, state and results of the report. Contents follow,
 * and take no more than a page.
 */
import { firstDayOf, lastDayOf } from '../domain/month';
import { dayText, spanText } from '../report/rules/days';
import { headlineOf } from '../report/rules/headline';
import type { Phrase, Report, Section } from '../report/rules/model';
import { PHRASES } from '../report/rules/phrases';
import { changeWords } from './change-words';
import { textWidth } from './charts/text-fit';
import { dayInZone } from './day-in-zone';
import { headingText } from './heading-text';
import { PRINTED_WORDS } from './printed-words';

export interface KeyFigure {
  readonly label: Phrase;
  readonly value: string;
  readonly unit: Phrase | null;
  /** The change from the month before, in words. */
  readonly change: string;
}

export interface KeyProgramme {
  readonly name: Phrase;
  readonly figures: readonly KeyFigure[];
}

export interface Cover {
  /** Network, publisher, period and state, one line for each. */
  readonly lines: readonly string[];
  readonly programmes: readonly KeyProgramme[];
  /** A note if the page has no room for the figures of all programmes; null otherwise. */
  readonly leftOut: string | null;
}

/** The most programmes whose figures fit on one page, with four figures each. */
const MOST_PROGRAMMES = 5;

export function coverOf(report: Report, { timeZone }: { readonly timeZone: string }): Cover {
  const { locale, month } = report;
  const words = PRINTED_WORDS[locale];
  const programmes = headlineOf(report).programmes.filter(({ totals }) => totals.length > 0);
  const others = programmes.length - MOST_PROGRAMMES;
  return {
    lines: [
      ...publisherLines(report),
      words.period(spanText(firstDayOf(month), lastDayOf(month), locale) ?? month),
      stateOf(report, timeZone),
    ],
    programmes: programmes.slice(0, MOST_PROGRAMMES).map(({ name, totals }) => ({
      name,
      figures: totals.map((total) => ({
        label: total.label,
        value: total.value.text,
        unit: total.unit,
        change: changeWords(total, locale).text,
      })),
    })),
    leftOut: others > 0 ? words.moreProgrammes(others) : null,
  };
}

function publisherLines({ publisher, locale }: Report): string[] {
  if (publisher === undefined) return [];
  const lines = [publisher.network.text];
  if (publisher.publisher !== null) lines.push(PHRASES[locale].about.publisher(publisher.publisher.text));
  return lines;
}

function stateOf({ locale, publishedAt, revision }: Report, timeZone: string): string {
  const words = PRINTED_WORDS[locale];
  if (publishedAt === null) return words.notPublished;
  return words.published(dayText(dayInZone(publishedAt, timeZone), locale), revision);
}

export interface ContentsRoom {
  /** Lines of a page, below the heading of the contents. */
  readonly lines: number;
  /** Ems of a line, without the number of its page. */
  readonly width: number;
}

/** The depth of contents that fit on one page; `isWhole` is false if not even the first level fits. */
export interface ContentsDepth {
  readonly depth: number;
  readonly isWhole: boolean;
}

/** @param deepest how many levels there may be. */
export function contentsDepth(
  sections: readonly Section[],
  room: ContentsRoom,
  deepest: number,
): ContentsDepth {
  const fits = (depth: number) => linesAt(sections, depth, room) <= room.lines;
  let depth = 1;
  while (depth < deepest && fits(depth + 1)) depth += 1;
  return { depth, isWhole: fits(depth) };
}

function linesAt(sections: readonly Section[], depth: number, room: ContentsRoom): number {
  if (depth === 0) return 0;
  return sections.reduce((sum, { heading, sections: below }) => {
    const title = headingText(heading.number, heading.title.text);
    return sum + Math.max(1, Math.ceil(textWidth(title) / room.width)) + linesAt(below, depth - 1, room);
  }, 0);
}
