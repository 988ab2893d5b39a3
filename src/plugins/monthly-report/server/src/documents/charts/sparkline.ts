/**
 * A figure over the months as a line of small columns beside it, for a page. It is only
 * decoration: the page also has the figures as text, so nobody needs to see it.
 */
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { TrendPanel } from '../../report/rules/model';
import { toDigits } from '../../domain/quantity';

const HEIGHT = 28;
const COLUMN = 6;
const GAP = 2;
/** A zero gets a visible column; a month without a figure gets none. */
const LOWEST = 1;

/** Presentation attributes only: a content security policy forbids styles in the page. Colours are the text's. */
export function sparkline({ points }: Pick<TrendPanel, 'points'>): Element {
  const numbers = points.map(({ figure: { value, decimals } }) =>
    value === null ? null : Number(toDigits(value, decimals)),
  );
  const highest = Math.max(...numbers.map((number) => number ?? 0));
  const columns = numbers.map((number, at) => (number === null ? '' : column(at, number, highest)));
  const width = points.length * (COLUMN + GAP) - GAP;
  return s(
    'svg',
    {
      className: ['spark'],
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      ariaHidden: 'true',
      focusable: 'false',
      fill: 'currentColor',
    },
    [
      s('path', { d: `M0 ${HEIGHT - LOWEST}h${width}v${LOWEST}h-${width}z`, opacity: 0.25 }),
      s('path', { d: columns.slice(0, -1).join(''), opacity: 0.45 }),
      s('path', { d: columns.at(-1) ?? '' }),
    ].filter(({ properties }) => properties.d !== ''),
  );
}

function column(at: number, number: number, highest: number): string {
  const height = highest === 0 ? LOWEST : Math.max(LOWEST, Math.round((number / highest) * HEIGHT));
  return `M${at * (COLUMN + GAP)} ${HEIGHT - height}h${COLUMN}v${height}h-${COLUMN}z`;
}
