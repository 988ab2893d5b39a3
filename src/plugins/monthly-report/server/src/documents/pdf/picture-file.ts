import type { Picture } from '../renderer';

export interface PictureFile {
  readonly svg: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * A JPEG inside an SVG. The compiler decodes a plain JPEG, although it then puts the encoded one
 * into the document: a photo of 200 kB would need four megabytes of memory. A picture inside an SVG
 * is passed on as it is.
 */
export function pictureFile({ bytes, width, height }: Picture): PictureFile {
  const size = `width="${width}" height="${height}"`;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="data:image/jpeg;base64,${data}"/></svg>`;
  return { svg: Buffer.from(svg), width, height };
}
