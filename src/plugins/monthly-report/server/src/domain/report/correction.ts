/** The correction notice (更正说明) as a report prints it. */
import type { Locale } from '../../../../shared/vocabulary';
import type { CorrectedFigureNode, CorrectionBlock, CorrectionNode, Phrase } from './model';
import { PHRASES } from './phrases';

export function correctionBlock(correction: CorrectionNode, locale: Locale): CorrectionBlock {
  const { revision, previousRevision, reason, figures, texts } = correction;
  const words = PHRASES[locale];
  const isNothing = figures.length === 0 && texts.length === 0;
  return {
    kind: 'correction',
    title: words.correctionTitle,
    paragraphs: [
      words.correctionOf(revision, previousRevision),
      words.correctionReason(reason),
      ...(isNothing ? [words.nothingCorrected] : []),
    ],
    columns: words.correctionColumns,
    rows: figures.map((figure) => ({ indicator: figure.indicator, cells: cellsOf(figure, locale) })),
    texts: texts.length === 0 ? null : { label: words.correctionTexts, lines: texts.map(({ text }) => text) },
  };
}

function cellsOf(figure: CorrectedFigureNode, locale: Locale): Phrase[] {
  const words = PHRASES[locale];
  const own = (text: string): Phrase => ({ text, language: locale });
  return [
    figure.programme.name,
    figure.label,
    own(words.basisNames[figure.basis]),
    figure.unit ?? own(words.notApplicable),
    own(figure.stated.text),
    own(figure.correct.text),
    own(figure.difference.text),
  ];
}
