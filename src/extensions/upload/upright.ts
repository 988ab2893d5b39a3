/** A picture as it is stored: turned as its EXIF orientation says, and with nothing but its pixels. */
import path from 'node:path';

import sharp from 'sharp';

import { UPLOAD_LIMITS } from './limits';
import { damaged } from './refusals';

const JPEG_QUALITY = 85;
/** What the parser of forms names files never ends so: nobody can send a file that counts as done. */
const DONE = '.upright';

/** Strapi looks at each picture again before it stores it: this one is as it should be. */
export const isUpright = (filepath: string): boolean => filepath.endsWith(DONE);

export interface UprightPicture {
  readonly filepath: string;
  readonly bytes: number;
}

/**
 * Writes the picture anew, into a folder that goes with the request. This is the only time that all of it is
 * decoded, so a broken one shows here. Strapi's own version keeps the original file, GPS
 * position included, whenever the new one would be larger. Colours of a wider profile become
 * sRGB; of a moving picture the first frame stays, for reports are printed.
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
    // What exactly is broken helps no editor; sharp's words stay out of the answer.
    throw damaged(name);
  }
}
