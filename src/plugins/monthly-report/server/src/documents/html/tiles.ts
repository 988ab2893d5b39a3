/** The totals of the month as large figures: each with its change and its course over the months. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { FigureNode, TotalNode } from '../../report/rules/model';
import { notesOf } from '../../report/rules/figure-notes';
import { keyFiguresFirst } from '../../report/rules/headline';
import { isDrawn } from '../../report/rules/trends';
import { sparkline } from '../charts/sparkline';
import { changeNode } from './change';
import type { HtmlContext } from './context';
import { figureLink } from './figure-link';
import { phrase } from './nodes';
import { PAGE_WORDS } from './page-words';

/** A figure of more characters is set smaller, and a very long one in a wider tile: it stays on one line on a phone. */
const LONG = 6;
const LONGER = 10;
const WIDE = 13;

export function tiles(totals: readonly TotalNode[], context: HtmlContext): Element {
  return h(
    'ul.tiles',
    { ariaLabel: PAGE_WORDS[context.locale].tilesLabel },
    keyFiguresFirst(totals).map((total) => tile(total, context)),
  );
}

function tile(total: TotalNode, context: HtmlContext): Element {
  const { indicator, label, unit, value } = total;
  const isWide = value.value !== null && value.text.length > WIDE;
  return h('li', { className: ['tile', ...(isWide ? ['wide'] : [])] }, [
    h('p.label', phrase(label, context)),
    h('p', { className: ['value', ...styleOf(value)] }, [
      figureLink(value.text, indicator, 'month', context),
      ...(unit === null || value.value === null
        ? []
        : [{ type: 'text', value: ' ' } as const, h('span.unit', phrase(unit, context))]),
    ]),
    ...notesOf(total, context.locale).map((note) => h('p.change', phrase(note, context))),
    changeNode(total, context.locale),
    ...wayHere(indicator, context),
  ]);
}

function styleOf({ value, text }: FigureNode): string[] {
  if (value === null) return ['none'];
  if (text.length > LONGER) return ['longer'];
  return text.length > LONG ? ['long'] : [];
}

function wayHere(indicator: string, { programme }: HtmlContext): ElementContent[] {
  const panel = programme?.trend?.panels.find((candidate) => candidate.indicator === indicator);
  // If the trend has no diagram of it, columns would show nothing either.
  return panel === undefined || !isDrawn(panel) ? [] : [sparkline(panel)];
}
