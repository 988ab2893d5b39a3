/** What a picture may cost to decode, known from its file before any of it is decoded. */
import { readFile } from 'node:fs/promises';

import sharp, { type Metadata } from 'sharp';

import { damaged, tooManyPixels, tooManyScans } from './refusals';

/** More than any phone camera makes; a picture of 16,000 × 16,000 pixels kept a core busy for 46 seconds. */
const MAX_PIXELS = 50_000_000;
/** Encoders write ten; each scan goes over all pixels again, and a small file has room for thousands. */
const MAX_SCANS = 100;
const START_OF_SCAN = Buffer.from([0xff, 0xda]);

/** @throws ValidationError (400) with what the picture has, and what is accepted. */
export async function refuseCostly(filepath: string, name: string): Promise<void> {
  const { format, width, height, pages = 1 } = await headerOf(filepath, name);
  if (width * height * pages > MAX_PIXELS) {
    const frames = pages === 1 ? '' : ` × ${pages}`;
    throw tooManyPixels(name, `${width} × ${height}${frames}`, MAX_PIXELS);
  }
  if (format === 'jpeg' && scansIn(await readFile(filepath)) > MAX_SCANS) throw tooManyScans(name);
}

async function headerOf(filepath: string, name: string): Promise<Metadata> {
  try {
    return await sharp(filepath, { limitInputPixels: false }).metadata();
  } catch {
    // No header that could be read: whatever it says elsewhere, it is no picture.
    throw damaged(name);
  }
}

/** In the data of a scan the two bytes never stand next to each other, so each pair begins one (or one of a preview). */
function scansIn(bytes: Buffer): number {
  let scans = 0;
  for (let at = bytes.indexOf(START_OF_SCAN); at >= 0; at = bytes.indexOf(START_OF_SCAN, at + 2)) scans += 1;
  return scans;
}

/** Decodes all of it. @throws ValidationError (400) for a picture that is cut short or broken. */
export async function refuseDamaged(filepath: string, name: string): Promise<void> {
  try {
    await sharp(filepath, { limitInputPixels: MAX_PIXELS }).stats();
  } catch {
    // What exactly is broken helps no editor; sharp's words stay out of the answer.
    throw damaged(name);
  }
}
