/** The typed cells of a workbook: a number, a day or a text of the report keeps its type in the cell. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { toDigits } from '../../domain/quantity';
import type { FigureNode, Phrase, TargetNode } from '../../report/rules/model';
import { figureDigits } from '../figure-digits';
import { markedText } from '../marked-text';
import { visibleLine } from '../visible-text';

/** How a text stands out; the adapter knows the fonts. */
export type Emphasis = 'title' | 'heading' | 'strong' | 'soft' | 'note';

export interface TextCell {
  readonly kind: 'text';
  readonly text: string;
  readonly emphasis?: Emphasis;
  /** The absolute address that it links to. */
  readonly link?: string | null;
}

export interface NumberCell {
  readonly kind: 'number';
  readonly value: number;
  /** Decimals that are shown; the value has all of them. */
  readonly places: number;
  /** Decimals that may be shown if other cells of the column have them; `places` by default. */
  readonly mostPlaces?: number;
  /** Decimals that other cells of the column show and this one does not: their room is left free. */
  readonly room?: number;
  /** A share of one, shown as a percentage. */
  readonly isPercent?: boolean;
  /** Every digit of a figure that a double cannot hold. */
  readonly exact?: string;
}

/** A figure that nobody reported: an empty cell with its own look, so that the column has only numbers. */
export interface MissingCell {
  readonly kind: 'missing';
}

export interface DayCell {
  readonly kind: 'day';
  /** YYYY-MM-DD. */
  readonly day: string;
}

export interface MonthCell {
  readonly kind: 'month';
  readonly month: Month;
}

/** Null is an empty cell. */
export type Cell = TextCell | NumberCell | MissingCell | DayCell | MonthCell | null;

/** Spreadsheets calculate in doubles and show no more digits: all digits of a longer figure stand beside it. */
const MOST_DIGITS = 15;

export const textCell = (text: string): TextCell => ({ kind: 'text', text: visibleLine(text) });

export const phraseCell = (phrase: Phrase, locale: Locale): TextCell => textCell(markedText(phrase, locale));

export const dayCell = (day: string): DayCell => ({ kind: 'day', day });

export const countCell = (count: number): NumberCell => ({ kind: 'number', value: count, places: 0 });

export const monthCell = (month: Month): MonthCell => ({ kind: 'month', month });

/**
 * 未填报 is never a zero, and never a word among numbers.
 * @param decimalsHeld decimals in the cell of a figure with endless decimals; by default the printed ones.
 */
export function figureCell(
  { value, decimals }: FigureNode,
  decimalsHeld = decimals,
): NumberCell | MissingCell {
  if (value === null) return { kind: 'missing' };
  return {
    ...numberCell(figureDigits(value, decimalsHeld), placesOf(toDigits(value, decimals))),
    mostPlaces: decimals,
  };
}

/** Empty if there is no figure. */
export function optionalFigureCell(figure: FigureNode | null, decimalsHeld?: number): NumberCell | null {
  const cell = figure === null ? null : figureCell(figure, decimalsHeld);
  return cell?.kind === 'number' ? cell : null;
}

/** @param digits a plain decimal. */
export function numberCell(digits: string, places = placesOf(digits)): NumberCell {
  const significant = digits.replace(/[-.]/g, '').replace(/^0+/, '');
  const isTooLong = significant.length > MOST_DIGITS;
  return { kind: 'number', value: Number(digits), places, ...(isTooLong ? { exact: digits } : {}) };
}

/** @param rate a share of one, e.g. "0.8333". */
export function percentCell(rate: string | null): Cell {
  return rate === null ? null : { kind: 'number', value: Number(rate), places: 2, isPercent: true };
}

/** A target and its achievement; empty if there is none. */
export const targetCells = (node: TargetNode | undefined): Cell[] =>
  node === undefined ? [null, null] : [figureCell(node.target), percentCell(node.achievement.rate)];

const placesOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;
