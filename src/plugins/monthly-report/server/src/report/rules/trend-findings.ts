/** The result of a trend in words: the caption states it, so that nobody has to guess. */
import type { Locale } from '../../../../shared/vocabulary';
import { compare, type Quantity } from '../../domain/quantity';
import type { TrendPanel } from './model';
import { PHRASES } from './phrases';

/** Nobody reads a caption with more findings. */
const MOST_FINDINGS = 2;

interface Told {
  readonly value: Quantity;
  readonly text: string;
  readonly month: TrendPanel['points'][number]['month'];
}

/** The months of an indicator that have a figure, oldest first. */
export const toldOf = ({ points }: Pick<TrendPanel, 'points'>): Told[] =>
  points.flatMap(({ month, figure: { value, text } }) => (value === null ? [] : [{ value, text, month }]));

/** The newest figures that are higher or lower than all before them; without any, the change of the first indicator. */
export function trendFindings(panels: readonly TrendPanel[], locale: Locale): string[] {
  const words = PHRASES[locale];
  const told = panels
    .map((panel) => ({ panel, months: toldOf(panel) }))
    // The newest month is the report's own.
    .filter(({ panel }) => panel.points.at(-1)?.figure.value !== null);
  const extremes = told.flatMap(({ panel, months }) => {
    const extreme = extremeOf(months);
    return extreme === null ? [] : [words.trendExtreme(panel.label.text, extreme, months.length)];
  });
  if (extremes.length > 0) return extremes.slice(0, MOST_FINDINGS);
  return told.slice(0, 1).flatMap(({ panel, months }) => {
    const [before, newest] = months.slice(-2);
    if (before === undefined || newest === undefined) return [];
    return [words.trendChange(panel.label.text, compare(newest.value, before.value), before.month)];
  });
}

function extremeOf(months: readonly Told[]): 'highest' | 'lowest' | null {
  const newest = months.at(-1);
  const earlier = months.slice(0, -1);
  if (newest === undefined) return null;
  if (earlier.every(({ value }) => compare(newest.value, value) > 0)) return 'highest';
  return earlier.every(({ value }) => compare(newest.value, value) < 0) ? 'lowest' : null;
}
