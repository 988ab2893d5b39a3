/** The first page on paper: below the title the publisher, the period and the results. A screen has these as tiles. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Report } from '../../report/rules/model';
import { coverOf, type KeyFigure } from '../cover';
import { PRINTED_WORDS } from '../printed-words';
import type { RenderContext } from '../renderer';
import { line, phrase } from './nodes';

/** Publisher and period; the state stands below them, on the screen too. */
export const coverLines = (report: Report, context: RenderContext): Element[] =>
  coverOf(report, context)
    .lines.slice(0, -1)
    .map((text) => h('p.published', [line(text)]));

export function cover(report: Report, context: RenderContext): ElementContent[] {
  const { programmes, leftOut } = coverOf(report, context);
  if (programmes.length === 0) return [];
  const { locale } = report;
  return [
    h('section.cover', { ariaLabel: PRINTED_WORDS[locale].keyFigures }, [
      ...programmes.flatMap(({ name, figures }) => [
        h('p.group', phrase(name, { locale })),
        h(
          'dl.figures',
          figures.map((figure) => keyFigure(figure, report)),
        ),
      ]),
      ...(leftOut === null ? [] : [h('p.details', [line(leftOut)])]),
    ]),
  ];
}

/** A longer figure is set smaller, so that it fits in its column. */
const LONG = 11;

const keyFigure = ({ label, value, unit, change }: KeyFigure, { locale }: Report): Element =>
  h('div', [
    h('dt', phrase(label, { locale })),
    h('dd', [
      h('span', { className: ['value', ...(value.length > LONG ? ['long'] : [])] }, [line(value)]),
      ...(unit === null
        ? []
        : [{ type: 'text', value: ' ' } as const, h('span.unit', phrase(unit, { locale }))]),
    ]),
    h('dd.change', [line(change)]),
  ]);
