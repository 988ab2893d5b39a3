/** The notes below the figure of a month: the parts it is made of, and the part that comes from earlier months. */
import type { Locale } from '../../../../shared/vocabulary';
import { printedFigure } from '../../domain/figure-text';
import type { Phrase, RatioNode, SideNode, TotalNode } from './model';
import { PHRASES } from './phrases';

/** One line for each note. */
export function notesOf({ ratio, carried, breakdown = [] }: TotalNode, locale: Locale): Phrase[] {
  const texts = [
    ...(ratio === undefined ? [] : [sidesOf(ratio, locale)]),
    ...(carried === undefined ? [] : [asSentence(carried.text)]),
    ...breakdown.map(({ text }) => text),
  ];
  return texts.flatMap((text) => (text === '' ? [] : [{ text, language: locale }]));
}

/** The text was written to stand in brackets. */
const asSentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** '' if neither side has a figure. */
function sidesOf({ numerator, denominator, text }: RatioNode, locale: Locale): string {
  const words = PHRASES[locale];
  const side = ({ label, figure: { value, decimals } }: SideNode) =>
    words.option(labelOf(label, locale), printedFigure(value, decimals, locale));
  return text === '' ? '' : words.dividedBy(side(numerator), side(denominator));
}

const labelOf = ({ text, language }: Phrase, locale: Locale): string =>
  language === locale ? text : PHRASES[locale].withRemark(text, PHRASES[locale].untranslatedMark);
