/** Makes the stored form of a picture: turned by its EXIF orientation, and without metadata. */
import path from 'node:path';

import sharp from 'sharp';

import { UPLOAD_LIMITS } from './limits';
import { damaged } from './refusals';

const JPEG_QUALITY = 85;
/** File names from the parser of forms never end like this: a sent file cannot count as done. */
const DONE = '.upright';

/** Strapi checks each picture again before it stores it: a picture with this ending is already upright. */
export const isUpright = (filepath: string): boolean => filepath.endsWith(DONE);

export interface UprightPicture {
  readonly filepath: string;
  readonly bytes: number;
}

/**
 * Writes a new file for the picture, into a folder of the request. Only this step decodes the whole picture, so it
 * finds broken ones. Strapi's own version keeps the original file, with its GPS position, if the new one would be
 * larger. Colours of a wider profile become sRGB. A moving picture keeps its first frame, because reports are printed.
 *
 * @throws ValidationError (400) for a picture that is cut short or broken.
 */
export async function turnUprightAndStrip(
  filepath: string,
  name: string,
  folder: string,
): Promise<UprightPicture> {
  const target = path.join(folder, `${path.basename(filepath)}${DONE}`);
  try {
    const picture = sharp(filepath, { limitInputPixels: UPLOAD_LIMITS.pixels });
    const { format } = await picture.metadata();
    const upright = picture.rotate();
    const { size } = await (format === 'jpeg' ? upright.jpeg({ quality: JPEG_QUALITY }) : upright).toFile(
      target,
    );
    return { filepath: target, bytes: size };
  } catch {
    // Details of the damage do not help an editor: sharp's message stays out of the answer.
    throw damaged(name);
  }
}
