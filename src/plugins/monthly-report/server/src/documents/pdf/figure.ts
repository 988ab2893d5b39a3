/** A picture with its legend below, or a note in its place. */
import { PRINTED_WORDS } from '../printed-words';
import { visibleLine } from '../visible-text';
import type { PdfContext } from './context';
import { line } from './inline';
import { TEXT_WIDTH } from './page';
import { paragraph } from './paragraph';
import type { FigureBlock, PrintedBlock } from './tree';

interface Shown {
  readonly address: string;
  /** '' if there is none. */
  readonly description: string;
  readonly legend: string | null;
}

/**
 * With its caption less than a third of a page: a photo that moves to the next page leaves no larger gap,
 * and most stories stand on one page with their photo.
 */
const MOST_HEIGHT = 70;
/** Characters: some forty lines. */
const LONG_LEGEND = 1500;
/** At 120 dots per inch a printed picture is still clear; a small picture is not enlarged beyond that. */
const MILLIMETRES_PER_PIXEL = 25.4 / 120;

export function picture({ address, description, legend }: Shown, context: PdfContext): PrintedBlock {
  const placed = context.files.picture(address);
  if (placed === null) {
    const note = PRINTED_WORDS[context.locale].missingPicture(visibleLine(description));
    return paragraph('missing-picture', [
      ...line(note),
      ...(legend === null ? [] : [{ kind: 'break' } as const, ...line(legend)]),
    ]);
  }
  return figure(placed, { description, legend, mostHeight: MOST_HEIGHT });
}

export function figure(
  { file, width, height }: { readonly file: string; readonly width: number; readonly height: number },
  {
    description,
    legend,
    mostHeight,
  }: Omit<Shown, 'address'> & {
    /** Millimetres. */
    readonly mostHeight: number;
  },
): FigureBlock {
  const words = visibleLine(description);
  return {
    kind: 'figure',
    file,
    ...fitted({ width, height }, { width: TEXT_WIDTH, height: mostHeight }),
    description: words === '' ? null : words,
    caption: legend === null ? null : line(legend),
    mayBreak: legend !== null && legend.length > LONG_LEGEND,
  };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The printed size in millimetres of a picture in pixels; `most` is the largest size in millimetres. */
export function fitted({ width, height }: Size, most: Size): Size {
  const scale = Math.min(MILLIMETRES_PER_PIXEL, most.width / width, most.height / height);
  return { width: width * scale, height: height * scale };
}

/** The same picture, not larger than it may be beside another. */
export function narrowed(shown: FigureBlock, most: Size): FigureBlock {
  const scale = Math.min(1, most.width / shown.width, most.height / shown.height);
  return { ...shown, width: shown.width * scale, height: shown.height * scale };
}
