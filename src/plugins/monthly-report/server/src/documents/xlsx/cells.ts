/** The typed cells of a workbook: what is a number, a day or a text in the report is one in its cell. */
import type { Locale } from '../../../../shared/vocabulary';
import { toDigits } from '../../domain/quantity';
import type { FigureNode, Phrase } from '../../report/rules/model';
import { figureDigits } from '../figure-digits';
import { markedText } from '../marked-text';
import { visibleLine } from '../visible-text';

/** How a text stands out; the adapter knows the fonts. */
export type Emphasis = 'title' | 'heading' | 'strong' | 'soft' | 'note' | 'missing';

export interface TextCell {
  readonly kind: 'text';
  readonly text: string;
  readonly emphasis?: Emphasis;
  /** Absolute address it leads to. */
  readonly link?: string | null;
}

export interface NumberCell {
  readonly kind: 'number';
  readonly value: number;
  /** Decimals that are shown; the value has all of them. */
  readonly places: number;
  /** A share of one, shown as a percentage. */
  readonly isPercent?: boolean;
}

export interface DayCell {
  readonly kind: 'day';
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** Null is an empty cell. */
export type Cell = TextCell | NumberCell | DayCell | null;

/** Spreadsheets calculate in doubles and show no more: a longer figure would be another one. */
const MOST_DIGITS = 15;

export const textCell = (text: string): TextCell => ({ kind: 'text', text: visibleLine(text) });

export const phraseCell = (phrase: Phrase, locale: Locale): TextCell => textCell(markedText(phrase, locale));

export const dayCell = (day: string): DayCell => ({ kind: 'day', day });

export const countCell = (count: number): NumberCell => ({ kind: 'number', value: count, places: 0 });

/** 未填报 is a word, never a zero and never nothing; a figure too long for a number is its digits as text. */
export function figureCell({ value, decimals, text }: FigureNode): Cell {
  if (value === null) return { ...textCell(text), emphasis: 'missing' };
  return numberCell(figureDigits(value, decimals), placesOf(toDigits(value, decimals)));
}

/** Empty where the figure is not there. */
export function optionalFigureCell(figure: FigureNode | null): Cell {
  return figure === null || figure.value === null ? null : figureCell(figure);
}

/** @param digits a plain decimal. */
export function numberCell(digits: string, places = placesOf(digits)): Cell {
  const significant = digits.replace(/[-.]/g, '').replace(/^0+/, '');
  if (significant.length > MOST_DIGITS) return textCell(digits);
  return { kind: 'number', value: Number(digits), places };
}

/** @param rate a share of one, e.g. "0.8333". */
export function percentCell(rate: string | null): Cell {
  return rate === null ? null : { kind: 'number', value: Number(rate), places: 2, isPercent: true };
}

const placesOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;
