/** A picture as it is stored: turned as its EXIF orientation says, and with nothing but its pixels. */
import { createReadStream } from 'node:fs';
import path from 'node:path';

import { file as fileUtils } from '@strapi/utils';
import sharp from 'sharp';

const JPEG_QUALITY = 85;

/** What Strapi knows of a file on its way to the store. */
export interface UploadedFile {
  readonly name?: string;
  readonly filepath?: string;
  readonly tmpWorkingDirectory?: string;
  readonly hash: string;
  [key: string]: unknown;
}

/**
 * Writes the picture anew. Strapi's own version keeps the original file, GPS position
 * included, whenever the new one would be larger. Colours of a wider profile become sRGB; of a
 * moving picture the first frame stays, for reports are printed.
 */
export async function turnUprightAndStrip(
  file: UploadedFile & { readonly filepath: string },
): Promise<UploadedFile> {
  const target = path.join(file.tmpWorkingDirectory ?? path.dirname(file.filepath), `upright-${file.hash}`);
  const { format } = await sharp(file.filepath).metadata();
  const upright = sharp(file.filepath).rotate();
  const encoded = format === 'jpeg' ? upright.jpeg({ quality: JPEG_QUALITY }) : upright;
  const info = await encoded.toFile(target);
  return {
    ...file,
    filepath: target,
    getStream: () => createReadStream(target),
    width: info.width,
    height: info.height,
    size: fileUtils.bytesToKbytes(info.size),
    sizeInBytes: info.size,
  };
}
