/** A report in short, for the list of reports, the feed and the card. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { reportInPrint } from './in-print';
import type { Phrase, Report, SummaryNode, TotalNode } from './model';

export interface HeadlineProgramme {
  readonly code: string;
  readonly name: Phrase;
  readonly summary: SummaryNode;
  /** The first few totals that have a figure: key figures, then the others, in the order of the programme. */
  readonly totals: readonly TotalNode[];
}

export interface Headline {
  readonly month: Month;
  readonly locale: Locale;
  readonly title: string;
  readonly revision: number | null;
  /** ISO 8601, UTC; null in a preview. */
  readonly publishedAt: string | null;
  /** Why this revision replaced the one before; null for the first revision. */
  readonly correction: string | null;
  /** The network that publishes the report; null if nobody had entered it. */
  readonly network: Phrase | null;
  readonly programmes: readonly HeadlineProgramme[];
}

const FEW = 4;

export function headlineOf(frozen: Report): Headline {
  const report = reportInPrint(frozen);
  return {
    month: report.month,
    locale: report.locale,
    title: report.title.text,
    revision: report.revision,
    publishedAt: report.publishedAt,
    correction: report.correction?.reason ?? null,
    network: report.publisher?.network ?? null,
    programmes: report.programmes.map(({ code, name, summary, totals }) => ({
      code,
      name,
      summary,
      totals: keyFiguresFirst(totals)
        .filter(({ value }) => value.value !== null)
        .slice(0, FEW),
    })),
  };
}

/** Chosen key figures, then the others, each in the order of the programme. */
export const keyFiguresFirst = (totals: readonly TotalNode[]): readonly TotalNode[] => [
  ...totals.filter(({ isKeyFigure }) => isKeyFigure === true),
  ...totals.filter(({ isKeyFigure }) => isKeyFigure !== true),
];

/** The report as one sentence for each programme that has one. */
export function keySentences({ programmes }: Pick<Headline, 'programmes'>): string[] {
  return programmes.flatMap(({ summary }) => (summary.text.trim() === '' ? [] : [summary.text]));
}
