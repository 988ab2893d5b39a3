import type { Core } from '@strapi/strapi';
import sharp from 'sharp';

import type { Picture } from '../../documents';
import { localBytes } from './photo-files';

/** The most pixels of a side: a printed page needs no more. */
const LARGEST_SIDE = 1400;
/** A picture with more pixels is not decoded: a small file may hold a huge picture. */
const MOST_PIXELS = 50_000_000;
const QUALITY = 80;

/**
 * A picture of a report for documents: upright, on white, no larger than a page needs, and without the camera's data,
 * such as the place.
 *
 * @returns null if the picture is not on this server, is missing, or cannot be read: the document prints a note in
 * its place.
 */
export async function pictureOf(strapi: Core.Strapi, address: string): Promise<Picture | null> {
  const bytes = address.startsWith('/') ? await localBytes(strapi, address) : null;
  if (bytes === null) return null;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    strapi.log.warn(`The picture ${address} cannot be printed: ${reason}`);
    return null;
  }
}
