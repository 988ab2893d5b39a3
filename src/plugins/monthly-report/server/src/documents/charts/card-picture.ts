/** The picture other sites show of a report: its title and its first figures. */
import { toHtml } from 'hast-util-to-html';
import type { Element, ElementContent } from 'hast';
import { s } from 'hastscript';
import { dayText } from '../../report/rules/days';
import type { Headline, HeadlineProgramme } from '../../report/rules/headline';
import { dayInZone } from '../day-in-zone';
import { FONT_FAMILY } from '../fonts';
import { PAGE_WORDS } from '../html/page-words';
import { markedText } from '../marked-text';
import { visibleLine } from '../visible-text';
import { xmlText } from '../xml-text';
import type { Size } from './draw';
import { ACCENT, INK, QUIET } from './palette';
import { fitLines, textWidth } from './text-fit';
import type { ChartPicture } from './trend-picture';

/** The size that readers of Open Graph expect. */
export const CARD_SIZE: Size = { width: 1200, height: 630 };

const MARGIN = 80;
const WIDTH = CARD_SIZE.width - 2 * MARGIN;
const PAPER = '#fbfaf6';
const LINE = '#d9dfdb';

const TITLE_SIZE = 60;
const TITLE_LINE = 78;
const TITLE_TOP = 190;
/** A programme: its name, and below it figures beside each other. */
const MOST_PROGRAMMES = 2;
const MOST_FIGURES = 4;
const PROGRAMME_HEIGHT = 150;
const FIGURE_SIZE = 48;
const UNIT_SIZE = 22;
const GAP = 20;
const BESIDE = 8;

export function cardPicture(headline: Headline, { timeZone }: { readonly timeZone: string }): ChartPicture {
  const { locale, title, revision, publishedAt, network, programmes } = headline;
  const site =
    network === null ? PAGE_WORDS[locale].listTitle : fitted(markedText(network, locale), WIDTH, 26);
  const lines = fitLines(visibleLine(title), WIDTH / TITLE_SIZE, 2);
  const shown = programmes.filter(({ totals }) => totals.length > 0).slice(0, MOST_PROGRAMMES);
  const top = CARD_SIZE.height - 50 - shown.length * PROGRAMME_HEIGHT;
  const day = publishedAt === null ? null : dayText(dayInZone(publishedAt, timeZone), locale);
  const svg = s('svg', { xmlns: 'http://www.w3.org/2000/svg', ...CARD_SIZE, fontFamily: FONT_FAMILY }, [
    s('rect', { ...CARD_SIZE, fill: PAPER }),
    s('rect', { width: CARD_SIZE.width, height: 14, fill: ACCENT }),
    words(site, { x: MARGIN, y: 100, size: 26, fill: ACCENT, bold: true }),
    ...lines.map((line, at) =>
      words(line, { x: MARGIN, y: TITLE_TOP + at * TITLE_LINE, size: TITLE_SIZE, fill: INK, bold: true }),
    ),
    ...(day === null
      ? []
      : [
          words(PAGE_WORDS[locale].published(day, revision), {
            x: MARGIN,
            y: TITLE_TOP + (lines.length - 1) * TITLE_LINE + 52,
            size: 24,
            fill: QUIET,
          }),
        ]),
    ...shown.flatMap((programme, at) => row(programme, top + at * PROGRAMME_HEIGHT, headline)),
  ]);
  return { svg: toHtml(svg, { space: 'svg', closeEmptyElements: true }), ...CARD_SIZE };
}

function row({ name, totals }: HeadlineProgramme, top: number, { locale }: Headline): Element[] {
  const figures = totals.slice(0, MOST_FIGURES);
  const width = WIDTH / MOST_FIGURES;
  return [
    s('rect', { x: MARGIN, y: top, width: WIDTH, height: 1, fill: LINE }),
    words(fitted(markedText(name, locale), WIDTH, 22), { x: MARGIN, y: top + 36, size: 22, fill: QUIET }),
    ...figures.flatMap(({ label, unit, value }, at) => {
      const x = MARGIN + at * width;
      const figure = visibleLine(value.text);
      const beside = unit === null ? '' : visibleLine(markedText(unit, locale));
      const room = width - GAP - BESIDE - textWidth(beside) * UNIT_SIZE;
      const size = Math.max(UNIT_SIZE, Math.min(FIGURE_SIZE, Math.floor(room / textWidth(figure))));
      return [
        words(figure, { x, y: top + 88, size, fill: ACCENT, bold: true, beside }),
        words(fitted(markedText(label, locale), width - GAP, 20), { x, y: top + 120, size: 20, fill: INK }),
      ];
    }),
  ];
}

const fitted = (text: string, width: number, size: number): string =>
  fitLines(visibleLine(text), width / size, 1)[0] ?? '';

interface Lettering {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  /** Small, quiet text after it on the same line. */
  readonly beside?: string;
}

function words(text: string, { x, y, size, fill, bold = false, beside = '' }: Lettering): Element {
  const after =
    beside === ''
      ? []
      : [s('tspan', { dx: BESIDE, fontSize: UNIT_SIZE, fontWeight: 400, fill: QUIET }, [textNode(beside)])];
  return s('text', { x, y, fontSize: size, fontWeight: bold ? 700 : 400, fill }, [textNode(text), ...after]);
}

const textNode = (value: string): ElementContent => ({ type: 'text', value: xmlText(value) });
