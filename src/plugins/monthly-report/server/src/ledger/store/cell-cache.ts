import { readCell, type Cell } from '../rules/cell';

/** Enough for twenty programmes over twenty years: a cell takes some two kilobytes. */
const MOST_CELLS = 5000;

/**
 * Cells by their written text. Most months of a programme never change again,
 * and parsing five years of them would take longer than fetching them. The text is the
 * whole cell, so no cell found here can be out of date.
 */
const known = new Map<string, Cell>();

export function knownCell(text: string): Cell {
  const found = known.get(text);
  if (found !== undefined) return found;
  const cell = readCell(text);
  if (known.size >= MOST_CELLS) {
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(text, cell);
  return cell;
}
