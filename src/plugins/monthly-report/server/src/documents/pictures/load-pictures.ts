/** The pictures of a document, read before it is written. */
import type { ReportModel } from '../../report/rules/model';
import type { Material, Picture } from '../renderer';
import { picturesOf } from './pictures-of';

export interface LoadedPictures<Kept> {
  /** By the address they are printed from; null if the picture cannot be printed. */
  readonly byAddress: ReadonlyMap<string, Kept | null>;
  /** The number of pictures that were not read, because the pictures before them fill the document. */
  readonly leftOut: number;
}

/** Some three hundred pictures. Pictures after them are replaced by a note: nobody could send a larger file. */
const MOST_PICTURE_BYTES = 64 * 1024 * 1024;

/**
 * Reads one picture after the other: decoding several at once would need the memory of all.
 *
 * @param keep turns each picture into the data that the document needs; the picture itself is released.
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
