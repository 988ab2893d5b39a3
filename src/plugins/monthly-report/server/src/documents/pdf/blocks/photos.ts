import type { BlockOf } from '../../../report/rules/model';
import { printedAddress } from '../../pictures/printed-address';
import type { PdfContext } from '../context';
import { narrowed, picture } from '../figure';
import { GUTTER, TEXT_WIDTH } from '../page';
import type { FigureBlock, PrintedBlock } from '../tree';

/** Each photo with its legend below; in pairs beside each other, an odd one alone at the beginning. */
export function photos(block: BlockOf<'photos'>, context: PdfContext): PrintedBlock[] {
  const pictures = block.photos.map((photo) =>
    picture(
      { address: printedAddress(photo), description: photo.description, legend: photo.legend },
      context,
    ),
  );
  const printed: PrintedBlock[] = [];
  for (let at = 0; at < pictures.length;) {
    const [left, right] = pictures.slice(at, at + 2);
    const isOdd = at === 0 && pictures.length % 2 === 1;
    if (!isOdd && isNarrow(left) && isNarrow(right)) {
      printed.push({ kind: 'pair', figures: [narrowed(left, HALF), narrowed(right, HALF)] });
      at += 2;
    } else {
      if (left !== undefined) printed.push(left);
      at += 1;
    }
  }
  return printed;
}

const HALF = { width: (TEXT_WIDTH - GUTTER) / 2, height: 70 };
/** Characters: a longer legend needs the width of the page. */
const LONGEST_LEGEND = 100;

const isNarrow = (block: PrintedBlock | undefined): block is FigureBlock =>
  block?.kind === 'figure' && lengthOf(block) <= LONGEST_LEGEND;

const lengthOf = ({ caption }: FigureBlock): number =>
  (caption ?? []).reduce((sum, node) => sum + (node.kind === 'text' ? node.pieces.join('').length : 0), 0);
