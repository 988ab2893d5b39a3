/** The correction notice (更正说明) as a report prints it. */
import type { Locale } from '../../../../shared/vocabulary';
import type { CorrectedFigureNode, CorrectionBlock, CorrectionNode, CorrectionRow, Phrase } from './model';
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
    previousRevision,
    columns: words.correctionColumns,
    rows: figures.map((figure) => rowOf(figure, locale)),
    texts: texts.length === 0 ? null : { label: words.correctionTexts, lines: texts.map(({ text }) => text) },
  };
}

const rowOf = (figure: CorrectedFigureNode, locale: Locale): CorrectionRow => ({
  programme: figure.programme.code,
  indicator: figure.indicator,
  basis: figure.basis,
  isTold: { stated: figure.stated.value !== null, correct: figure.correct.value !== null },
  cells: cellsOf(figure, locale),
});

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
