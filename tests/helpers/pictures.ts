/** Photos as phones and strangers send them: turned by EXIF, full of metadata, lying, broken. */
import { crc32 } from 'node:zlib';

import sharp from 'sharp';

/** Stands in all metadata; no stored file may contain it. */
export const SECRET = 'SECRET-PLACE';

export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Orientation = (typeof ORIENTATIONS)[number];
export type PictureFormat = 'jpeg' | 'png' | 'webp';

export const WIDTH = 1200;
export const HEIGHT = 800;

type Colour = readonly [red: number, green: number, blue: number];

/** The colours of the upright picture by its corners, so that every turn and mirror shows. */
export const CORNERS: Readonly<
  Record<string, { readonly at: readonly [x: number, y: number]; readonly colour: Colour }>
> = {
  'top left': { at: [0.25, 0.25], colour: [200, 30, 30] },
  'top right': { at: [0.75, 0.25], colour: [30, 200, 30] },
  'bottom left': { at: [0.25, 0.75], colour: [30, 30, 200] },
  'bottom right': { at: [0.75, 0.75], colour: [220, 220, 40] },
};

const [TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT] = Object.values(CORNERS).map(
  ({ colour }) => colour,
) as [Colour, Colour, Colour, Colour];

function uprightColour(x: number, y: number): Colour {
  if (y < HEIGHT / 2) return x < WIDTH / 2 ? TOP_LEFT : TOP_RIGHT;
  return x < WIDTH / 2 ? BOTTOM_LEFT : BOTTOM_RIGHT;
}

/** EXIF 2.32, tag 0x0112: the sides of the upright picture that are the first row and the first column of the file. */
const PLACES: Readonly<
  Record<Orientation, (row: number, column: number) => readonly [x: number, y: number]>
> = {
  1: (row, column) => [column, row],
  2: (row, column) => [WIDTH - 1 - column, row],
  3: (row, column) => [WIDTH - 1 - column, HEIGHT - 1 - row],
  4: (row, column) => [column, HEIGHT - 1 - row],
  5: (row, column) => [row, column],
  6: (row, column) => [WIDTH - 1 - row, column],
  7: (row, column) => [WIDTH - 1 - row, HEIGHT - 1 - column],
  8: (row, column) => [row, HEIGHT - 1 - column],
};

/** The upright picture as a camera held that way writes it, with all its metadata. */
export async function photo(orientation: Orientation = 1, format: PictureFormat = 'jpeg'): Promise<Buffer> {
  const lies = orientation >= 5;
  const [width, height] = lies ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const pixels = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      pixels.set(uprightColour(...PLACES[orientation](row, column)), (row * width + column) * 3);
    }
  }
  const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Copyright: SECRET, Model: SECRET, ImageDescription: SECRET },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '23/1 7/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '113/1 16/1 0/1',
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><r xmlns="${SECRET}"/></x:xmpmeta>`)
    .toFormat(format)
    .toBuffer();
  switch (format) {
    case 'jpeg':
      return withIptcAndTail(bytes);
    case 'png':
      return withTextChunks(bytes);
    case 'webp':
      return bytes;
  }
}

/** IPTC in Photoshop's segment, a comment, and the parts that phones append: a film, a preview. */
function withIptcAndTail(jpeg: Buffer): Buffer {
  const iptc = Buffer.from([0x1c, 0x02, 0x5a, 0, SECRET.length]);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'),
    uint32(iptc.length + SECRET.length),
    iptc,
    Buffer.from(SECRET),
  ]);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xed, resource),
    segment(0xfe, Buffer.from(SECRET)),
    jpeg.subarray(2),
    Buffer.from(`MotionPhoto_Data ${SECRET}`),
  ]);
}

function segment(marker: number, payload: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(payload.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, payload]);
}

function withTextChunks(png: Buffer): Buffer {
  const end = png.lastIndexOf('IEND') - 4;
  return Buffer.concat([
    png.subarray(0, end),
    chunk('tEXt', Buffer.from(`Comment\0${SECRET}`)),
    chunk('iTXt', Buffer.from(`Location\0\0\0\0\0${SECRET}`)),
    png.subarray(end),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint32(data.length), typed, uint32(crc32(typed))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The picture cut short, as after a broken connection. */
export async function cutShort(): Promise<Buffer> {
  const bytes = await photo();
  return bytes.subarray(0, bytes.length / 2);
}

/** A small picture whose header claims another size. */
export async function lyingAboutSize(format: PictureFormat, width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#2a7' } })
    .toFormat(format)
    .toBuffer();
  switch (format) {
    case 'jpeg': {
      const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
      bytes.writeUInt16BE(height, frame + 5);
      bytes.writeUInt16BE(width, frame + 7);
      return bytes;
    }
    case 'png': {
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
      return bytes;
    }
    case 'webp': {
      // A lossy frame: its size follows the start code (RFC 6386, 9.1).
      const start = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
      bytes.writeUInt16LE(width, start + 3);
      bytes.writeUInt16LE(height, start + 5);
      return bytes;
    }
  }
}

/** A few seconds of a film as a picture: small in the file, large when all frames are decoded. */
export async function moving(frames: number, side: number): Promise<Buffer> {
  const pixels = Buffer.alloc(side * side * frames * 3);
  for (let frame = 0; frame < frames; frame += 1) {
    pixels.fill(frame % 2 === 0 ? 0x20 : 0xd0, frame * side * side * 3, (frame + 1) * side * side * 3);
  }
  return sharp(pixels, { raw: { width: side, height: side * frames, channels: 3, pageHeight: side } })
    .webp({ lossless: true, effort: 0 })
    .toBuffer();
}

/** A picture with many scans: each goes over all pixels again. */
export async function withScans(scans: number): Promise<Buffer> {
  const bytes = await photo();
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0]);
  return Buffer.concat([bytes.subarray(0, end), ...Array<Buffer>(scans).fill(scan), bytes.subarray(end)]);
}

const beginning = (head: string): Buffer =>
  Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(4096, 7)]);

/** Pictures of cameras that a browser cannot show: only the beginning of each file. */
export const FOREIGN_PICTURES = {
  HEIC: beginning('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
  'HEIC (mif1)': beginning('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'),
  AVIF: beginning('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf'),
  TIFF: beginning('II*\0\x08\0\0\0'),
  'RAW (CR2)': beginning('II*\0\x10\0\0\0CR\x02\0'),
  'RAW (CR3)': beginning('\0\0\0\x18ftypcrx \0\0\0\x01crx isom'),
  'RAW (ORF)': beginning('IIRO\x08\0\0\0'),
} as const;
