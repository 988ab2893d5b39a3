/**
 * Estimates the page of each heading. Word lays out pages with fonts that a server does not have, so
 * the height of each paragraph, picture and table is estimated from its style and its length.
 */
import { textWidth } from '../charts/text-fit';
import type { XmlElement, XmlNode } from '../xml';
import { EMU_PER_TWIP, MARGIN, PAGE_HEIGHT, TEXT_WIDTH } from './page';

const TWIPS_PER_POINT = 20;
const PAGE = PAGE_HEIGHT - 2 * MARGIN;

interface StyleMeasures {
  /** Points. */
  readonly size: number;
  /** Points before and after. */
  readonly around: number;
  /** Twips by which the lines are shorter than the page's width. */
  readonly indent?: number;
}

/** The distance from line to line, as a multiple of the size. */
const LINE = 1.55;

/** As in styles.ts. */
const STYLES: Readonly<Record<string, StyleMeasures>> = {
  Title: { size: 22, around: 24 },
  Subtitle: { size: 10, around: 8 },
  Heading1: { size: 18, around: 30 },
  Heading2: { size: 15, around: 18 },
  Heading3: { size: 13, around: 18 },
  Heading4: { size: 12, around: 18 },
  Heading5: { size: 11, around: 18 },
  BodyText: { size: 11, around: 6 },
  Details: { size: 10, around: 6 },
  ListParagraph: { size: 11, around: 3, indent: 420 },
  Caption: { size: 9.5, around: 10 },
  Photo: { size: 1, around: 9 },
  TableText: { size: 9, around: 4 },
  TableFigure: { size: 9, around: 4 },
  AfterTable: { size: 6, around: 6 },
  Notice: { size: 11, around: 9 },
  TOCHeading: { size: 15, around: 18 },
  TOC1: { size: 11, around: 5 },
  TOC2: { size: 11, around: 1 },
  TOC3: { size: 11, around: 1 },
  TOC4: { size: 11, around: 1 },
  TOC5: { size: 11, around: 1 },
};
const OTHERS: StyleMeasures = { size: 11, around: 6 };

/** Whether all elements will probably fit on one page. */
export const fitOnPage = (elements: readonly XmlElement[]): boolean =>
  elements.reduce((sum, element) => sum + heightOf(element, TEXT_WIDTH), 0) <= PAGE;

/** The page of each bookmark. */
export function pagesOf(elements: readonly XmlElement[]): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  let page = 1;
  let used = 0;
  for (const element of joined(elements)) {
    const startsPage = element.some((one) => has(one, 'w:pageBreakBefore'));
    const height = element.reduce((sum, one) => sum + heightOf(one, TEXT_WIDTH), 0);
    const isContents = element.some((one) => styleOf(one).startsWith('TOC'));
    if (startsPage || (used > 0 && used + height > PAGE && (isContents || !isFlowing(element)))) {
      page += 1;
      used = 0;
    }
    for (const name of element.flatMap(bookmarksIn)) pages.set(name, page);
    used += height;
    // A text that does not fit continues on the next page.
    while (used > PAGE) {
      page += 1;
      used -= PAGE;
    }
  }
  return pages;
}

/** A heading and what follows it stay together. */
function joined(elements: readonly XmlElement[]): XmlElement[][] {
  const groups: XmlElement[][] = [];
  let open = false;
  for (const element of elements) {
    const group = groups.at(-1);
    if (open && group !== undefined) group.push(element);
    else groups.push([element]);
    open = element.name === 'w:p' && keepsWithNext(element);
  }
  return groups;
}

const keepsWithNext = (element: XmlElement): boolean =>
  has(element, 'w:keepNext') || /^(?:Heading\d|Lead|InlineHeading)$/.test(styleOf(element));

/** Whether the last element of the group is a text of several lines, which may be split over two pages. */
const isFlowing = (group: readonly XmlElement[]): boolean => {
  const last = group.at(-1);
  return (
    last !== undefined &&
    !has(last, 'w:drawing') &&
    (last.name === 'w:tbl' || heightOf(last, TEXT_WIDTH) > 900)
  );
};

/** Twips. */
function heightOf(element: XmlElement, width: number): number {
  if (element.name === 'w:tbl')
    return elementsIn(element, 'w:tr').reduce((sum, row) => sum + rowHeight(row), 0);
  const { size, around, indent = 0 } = STYLES[styleOf(element)] ?? OTHERS;
  const drawn = elementsIn(element, 'wp:extent').map(
    ({ attributes }) => Number(attributes.cy) / EMU_PER_TWIP,
  );
  const ems = (width - indent) / (size * TWIPS_PER_POINT);
  const lines = Math.max(1, Math.ceil(textWidth(textIn(element)) / ems));
  const text = drawn.length > 0 ? Math.max(...drawn) : lines * size * LINE * TWIPS_PER_POINT;
  return text + around * TWIPS_PER_POINT;
}

const rowHeight = (row: XmlElement): number =>
  Math.max(
    ...elementsIn(row, 'w:tc').map((cell) => {
      const [width] = elementsIn(cell, 'w:tcW');
      const room = Number(width?.attributes['w:w'] ?? TEXT_WIDTH) - 160;
      return elementsIn(cell, 'w:p').reduce((sum, one) => sum + heightOf(one, room), 0);
    }),
  );

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => (child.name === name ? [child] : elementsIn(child, name)));
}

const has = (element: XmlElement, name: string): boolean => elementsIn(element, name).length > 0;

const styleOf = (element: XmlElement): string =>
  String(elementsIn(element, 'w:pStyle')[0]?.attributes['w:val'] ?? '');

const bookmarksIn = (element: XmlElement): string[] =>
  elementsIn(element, 'w:bookmarkStart').map(({ attributes }) => String(attributes['w:name']));

const textIn = (element: XmlElement): string =>
  elementsIn(element, 'w:t')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
    .join('');
