import type { BlockOf, PhotoNode } from '../../../report/rules/model';
import { printedAddress } from '../../pictures/printed-address';
import type { WordContext } from '../context';
import { missingPicture } from '../missing-picture';
import { lineRun, paragraph } from '../nodes';
import { TEXT_WIDTH } from '../page';
import { pictureRun } from '../picture';
import { w } from '../word-element';
import type { XmlElement } from '../../xml';

/** Each photo with its legend below; in pairs beside each other, an odd one alone at the beginning. */
export function photos(block: BlockOf<'photos'>, context: WordContext): XmlElement[] {
  const printed: XmlElement[] = [];
  for (let at = 0; at < block.photos.length;) {
    const [left, right] = block.photos.slice(at, at + 2);
    const isOdd = at === 0 && block.photos.length % 2 === 1;
    const pair = isOdd || left === undefined || right === undefined ? null : pairOf(left, right, context);
    if (pair !== null) {
      printed.push(...pair);
      at += 2;
    } else {
      if (left !== undefined) printed.push(...alone(left, context));
      at += 1;
    }
  }
  return printed;
}

function alone(photo: PhotoNode, context: WordContext): XmlElement[] {
  const { description, legend } = photo;
  const picture = pictureRun(printedAddress(photo), description, context);
  const caption = legend === null ? [] : [paragraph([lineRun(legend)], { style: 'Caption' })];
  return picture === null
    ? [missingPicture(description, context.locale), ...caption]
    : [paragraph([picture], { style: 'Photo', keepWithNext: legend !== null }), ...caption];
}

const HALF = Math.floor(TEXT_WIDTH / 2);
/** Twips on both sides of a cell, and a little between two pictures. */
const PADDING = 240;
const ROOM = { width: HALF - PADDING, height: 4000 };
/** Characters: a longer legend needs the width of the page. */
const LONGEST_LEGEND = 100;

/** Null if one of the two needs the width of the page, or is missing. */
function pairOf(left: PhotoNode, right: PhotoNode, context: WordContext): XmlElement[] | null {
  const both = [left, right];
  if (both.some(({ legend }) => (legend?.length ?? 0) > LONGEST_LEGEND)) return null;
  const pictures = both.map((photo) => pictureRun(printedAddress(photo), photo.description, context, ROOM));
  const cells = both.flatMap(({ legend }, index) => {
    const picture = pictures[index] ?? null;
    return picture === null ? [] : [cell(picture, legend)];
  });
  if (cells.length < both.length) return null;
  return [
    w('tbl', {}, [
      w('tblPr', {}, [
        w('tblW', { w: HALF * 2, type: 'dxa' }),
        w('tblLayout', { type: 'fixed' }),
        // The table is only for layout: no row and no column is a head.
        w('tblLook', {
          val: '0000',
          firstRow: 0,
          lastRow: 0,
          firstColumn: 0,
          lastColumn: 0,
          noHBand: 1,
          noVBand: 1,
        }),
      ]),
      w('tblGrid', {}, [w('gridCol', { w: HALF }), w('gridCol', { w: HALF })]),
      w('tr', {}, [w('trPr', {}, [w('cantSplit')]), ...cells]),
    ]),
    // Two tables that touch would become one.
    paragraph([], { style: 'AfterTable' }),
  ];
}

const cell = (picture: XmlElement, legend: string | null): XmlElement =>
  w('tc', {}, [
    w('tcPr', {}, [w('tcW', { w: HALF, type: 'dxa' })]),
    paragraph([picture], { style: 'Photo', keepWithNext: legend !== null }),
    ...(legend === null ? [] : [paragraph([lineRun(legend)], { style: 'Caption' })]),
  ]);
