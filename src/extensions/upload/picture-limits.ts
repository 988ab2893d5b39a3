/** Checks the cost of decoding a picture from its file, before any of it is decoded. */
import { readFile } from 'node:fs/promises';

import sharp, { type Metadata } from 'sharp';

import { UPLOAD_LIMITS } from './limits';
import { damaged, tooLongSide, tooManyPixels, tooManyScans } from './refusals';

const START_OF_SCAN = Buffer.from([0xff, 0xda]);

/**
 * The number of pixels to decode in a picture, all frames together.
 *
 * @throws ValidationError (400) with the size of the picture, and the accepted one.
 */
export async function pixelsToDecode(filepath: string, name: string): Promise<number> {
  const { format, width, height, pages = 1 } = await headerOf(filepath, name);
  const frames = pages === 1 ? '' : ` × ${pages}`;
  const size = `${width} × ${height}${frames}`;
  const pixels = width * height * pages;
  if (pixels > UPLOAD_LIMITS.pixels) throw tooManyPixels(name, size, UPLOAD_LIMITS.pixels);
  if (Math.max(width, height) > UPLOAD_LIMITS.side) throw tooLongSide(name, size, UPLOAD_LIMITS.side);
  if (format === 'jpeg' && scansIn(await readFile(filepath)) > UPLOAD_LIMITS.scans) throw tooManyScans(name);
  return pixels;
}

async function headerOf(filepath: string, name: string): Promise<Metadata> {
  try {
    return await sharp(filepath, { limitInputPixels: false }).metadata();
  } catch {
    // Without a readable header it is not a picture, whatever the rest of the file says.
    throw damaged(name);
  }
}

/** Counts scans. The data of a scan never has these two bytes together: each pair begins a scan (or a preview's). */
function scansIn(bytes: Buffer): number {
  let scans = 0;
  for (let at = bytes.indexOf(START_OF_SCAN); at >= 0; at = bytes.indexOf(START_OF_SCAN, at + 2)) scans += 1;
  return scans;
}
