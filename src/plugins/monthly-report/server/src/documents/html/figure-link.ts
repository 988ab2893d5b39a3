/** Figures that link to their sources. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Basis } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { CorrectionRow, FigureNode, TotalNode } from '../../report/rules/model';
import { compare, type Quantity } from '../../domain/quantity';
import type { FigureEdition } from '../renderer';
import type { HtmlContext } from './context';
import { line } from './nodes';

/** A span of months for which a report has figures. */
export type FigureBasis = Basis | 'previous';

/** A figure of the totals. In a preview, and if nothing was reported, it is no link. */
export function figureLink(
  text: string,
  indicator: string,
  basis: FigureBasis,
  context: HtmlContext,
): ElementContent {
  if (basis === 'previous') return previousLink(text, indicator, context);
  const { programme, sourceLink } = context;
  const total = programme?.totals.find((candidate) => candidate.indicator === indicator);
  const isTold = total !== undefined && figureAt(total, basis).value !== null;
  if (programme === null || sourceLink === null || !isTold) return line(text);
  return h('a', { href: sourceLink({ programme: programme.code, indicator, basis }) }, line(text));
}

/** A figure of the trend: of the month itself, or of an earlier one as it was published. */
export function pointLink(
  { value, text }: FigureNode,
  indicator: string,
  of: Month,
  { programme, sourceLink, month, revisionOf }: HtmlContext,
): ElementContent {
  if (value === null || programme === null || sourceLink === null) return line(text);
  const edition = of === month ? {} : { of: editionOf(of, revisionOf(of)) };
  const href = sourceLink({ programme: programme.code, indicator, basis: 'month', ...edition });
  return h('a', { href }, line(text));
}

/** The figure of the month before; no link if that month is not published, or was published with another figure. */
function previousLink(text: string, indicator: string, context: HtmlContext): ElementContent {
  const panel = context.programme?.trend?.panels.find((candidate) => candidate.indicator === indicator);
  const before = panel?.points.at(-2);
  const previous = context.programme?.totals.find((total) => total.indicator === indicator)?.previous.value;
  if (before === undefined || !isSame(previous ?? null, before.figure.value)) return line(text);
  return pointLink({ ...before.figure, text }, indicator, before.month, context);
}

const isSame = (a: Quantity | null, b: Quantity | null): boolean =>
  a !== null && b !== null && compare(a, b) === 0;

/** A figure that a revision corrects, and the correct figure. */
export function correctedLink(
  text: string,
  which: 'stated' | 'correct',
  { programme, indicator, basis, isTold }: CorrectionRow,
  { previousRevision }: { readonly previousRevision: number },
  { sourceLink, month }: HtmlContext,
): ElementContent {
  if (sourceLink === null || !isTold[which]) return line(text);
  const edition = which === 'correct' ? {} : { of: editionOf(month, previousRevision) };
  return h('a', { href: sourceLink({ programme, indicator, basis, ...edition }) }, line(text));
}

const editionOf = (month: Month, revision: number | undefined): FigureEdition => ({
  month,
  ...(revision === undefined ? {} : { revision }),
});

export function figureAt(total: TotalNode, basis: Basis): FigureNode {
  return { month: total.value, 'year-to-date': total.yearToDate, 'to-date': total.toDate }[basis];
}
