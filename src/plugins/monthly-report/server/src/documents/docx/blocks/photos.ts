import type { BlockOf } from '../../../report/rules/model';
import { printedAddress } from '../../pictures/printed-address';
import type { WordContext } from '../context';
import { missingPicture } from '../missing-picture';
import { lineRun, paragraph } from '../nodes';
import { pictureRun } from '../picture';
import type { XmlElement } from '../../xml';

/** Each photo with its legend below. */
export function photos(block: BlockOf<'photos'>, context: WordContext): XmlElement[] {
  return block.photos.flatMap((photo) => {
    const { description, legend } = photo;
    const picture = pictureRun(printedAddress(photo), description, context);
    const caption = legend === null ? [] : [paragraph([lineRun(legend)], { style: 'Caption' })];
    return picture === null
      ? [missingPicture(description, context.locale), ...caption]
      : [paragraph([picture], { style: 'Photo', keepWithNext: legend !== null }), ...caption];
  });
}
