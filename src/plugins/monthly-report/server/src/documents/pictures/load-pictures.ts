/** The pictures of a document, read before it is written. */
import type { ReportModel } from '../../report/rules/model';
import type { Material, Picture } from '../renderer';
import { picturesOf } from './pictures-of';

export interface LoadedPictures<Kept> {
  /** By the address they are printed from; null where there is none to print. */
  readonly byAddress: ReadonlyMap<string, Kept | null>;
  /** How many were not even asked for, because those before them fill the document. */
  readonly leftOut: number;
}

/** Some three hundred pictures. What comes after them is left out with a note: nobody could send the file. */
const MOST_PICTURE_BYTES = 64 * 1024 * 1024;

/**
 * One after the other: decoding several at once would take their memory at once.
 *
 * @param keep makes of each picture what the document needs of it; the picture itself is let go.
 */
export async function loadPictures<Kept>(
  model: ReportModel,
  { picture }: Material,
  keep: (picture: Picture) => Kept,
): Promise<LoadedPictures<Kept>> {
  const byAddress = new Map<string, Kept | null>();
  let bytes = 0;
  let leftOut = 0;
  for (const address of picturesOf(model)) {
    if (byAddress.has(address)) continue;
    const isFull = bytes >= MOST_PICTURE_BYTES;
    const found = isFull ? null : await picture(address);
    byAddress.set(address, found === null ? null : keep(found));
    bytes += found?.bytes.length ?? 0;
    if (isFull) leftOut += 1;
  }
  return { byAddress, leftOut };
}
