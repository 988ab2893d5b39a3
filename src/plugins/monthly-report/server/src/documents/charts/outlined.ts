/**
 * A drawing in which words with characters that our first font lacks are outlines. Programs that draw SVG search a
 * missing character in other fonts too, but lose words of scripts that have more or fewer shapes than characters.
 * The compiler of the PDF sets these words correctly.
 */
import { firstFontOf } from '../../domain/font-coverage';
import { printable } from '../../domain/printable';
import { FONT_FAMILY } from '../fonts';
import { drawLine, type LinePiece } from '../pdf/compile';

type Attributes = ReadonlyMap<string, string>;

const TEXT = /<text([^>]*)>(.*?)<\/text>/gs;
const PIECE = /<tspan([^>]*)>([^<]*)<\/tspan>|([^<]+)/g;

export const outlined = (svg: string): string =>
  svg
    .replace(/ font-family="[^"]*"/g, ` font-family="${FONT_FAMILY}"`)
    .replace(TEXT, (text, attributes: string, content: string) => {
      const words = unescaped(content.replace(/<[^>]*>/g, ''));
      return isInMainFont(words) ? text : outlineOf(read(attributes), content);
    });

const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

const isInMainFont = (words: string): boolean =>
  firstFontOf(words) === FONT_FAMILY ||
  [...CHARACTERS.segment(words)].every(
    ({ segment }) => /^\s+$/.test(segment) || firstFontOf(segment) === FONT_FAMILY,
  );

function outlineOf(attributes: Attributes, content: string): string {
  const own = lookOf(attributes, { size: 12, weight: 400, fill: '#000000', gap: 0 });
  const pieces = [...content.matchAll(PIECE)].map(([, inner, within, beside]): LinePiece => ({
    ...(inner === undefined ? own : lookOf(read(inner), { ...own, gap: 0 })),
    words: printable(unescaped(within ?? beside ?? '')),
  }));
  const { svg, width, baseline } = drawLine(pieces);
  const before = { start: 0, middle: width / 2, end: width }[attributes.get('text-anchor') ?? 'start'] ?? 0;
  const below = attributes.get('dominant-baseline') === 'central' ? MIDDLE * own.size : 0;
  const x = numberOf(attributes.get('x')) - before;
  const y = numberOf(attributes.get('y')) + below - baseline;
  const transform = attributes.get('transform') ?? '';
  return `<g transform="${transform} translate(${x} ${y})">${svg}</g>`;
}

/** Ems from the middle of a line down to its baseline. */
const MIDDLE = 0.36;

const read = (attributes: string): Attributes =>
  new Map(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );

function lookOf(attributes: Attributes, otherwise: Omit<LinePiece, 'words'>): Omit<LinePiece, 'words'> {
  const weight = attributes.get('font-weight');
  return {
    size: numberOf(attributes.get('font-size'), otherwise.size),
    weight: weight === undefined ? otherwise.weight : weight === 'bold' ? 700 : numberOf(weight, 400),
    fill: attributes.get('fill') ?? otherwise.fill,
    gap: numberOf(attributes.get('dx'), otherwise.gap),
  };
}

function numberOf(text: string | undefined, otherwise = 0): number {
  const value = Number.parseFloat(text ?? '');
  return Number.isNaN(value) ? otherwise : value;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return NAMED[name ?? ''] ?? whole;
    },
  );
