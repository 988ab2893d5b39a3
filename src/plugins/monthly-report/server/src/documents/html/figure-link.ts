/** A figure that opens what it is made of. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Basis } from '../../../../shared/vocabulary';
import type { FigureNode, TotalNode } from '../../domain/report/model';
import type { HtmlContext } from './context';
import { line } from './nodes';

/** A span of months that the report has a column of; what it is made of is told of all but `previous`. */
export type FigureBasis = Basis | 'previous';

/** The figure alone where nothing is told of it: not reported, of the month before, or in a preview. */
export function figureLink(
  text: string,
  indicator: string,
  basis: FigureBasis,
  { programme, sourceLink }: HtmlContext,
): ElementContent {
  const total = programme?.totals.find((candidate) => candidate.indicator === indicator);
  const isTold = basis !== 'previous' && total !== undefined && figureAt(total, basis).value !== null;
  if (programme === null || sourceLink === null || !isTold) return line(text);
  return h('a', { href: sourceLink({ programme: programme.code, indicator, basis }) }, line(text));
}

export function figureAt(total: TotalNode, basis: Basis): FigureNode {
  return { month: total.value, 'year-to-date': total.yearToDate, 'to-date': total.toDate }[basis];
}
