/** The kind of a file, by its first bytes: its name and the sender's media type do not count. */
import { open } from 'node:fs/promises';

const ACCEPTED = {
  jpeg: { mediaType: 'image/jpeg', extensions: ['.jpg', '.jpeg', '.jfif', '.jpe'] },
  png: { mediaType: 'image/png', extensions: ['.png'] },
  webp: { mediaType: 'image/webp', extensions: ['.webp'] },
  pdf: { mediaType: 'application/pdf', extensions: ['.pdf'] },
} as const;

export type AcceptedKind = keyof typeof ACCEPTED;
/** Pictures from phones and cameras that web pages and documents cannot show. */
export type ForeignPicture = 'heic' | 'avif' | 'tiff' | 'raw';
export type FileKind = AcceptedKind | ForeignPicture | 'unknown';

export const isAccepted = (kind: FileKind): kind is AcceptedKind => Object.hasOwn(ACCEPTED, kind);
export const mediaTypeOf = (kind: AcceptedKind): string => ACCEPTED[kind].mediaType;
/** The first is the usual one. */
export const extensionsOf = (kind: AcceptedKind): readonly [string, ...string[]] => ACCEPTED[kind].extensions;

/** Long enough for every signature below, the list of brands of an ISO file included. */
const HEAD = 64;

const SIGNATURES: readonly (readonly [FileKind, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n[^]\n/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['pdf', /^%PDF-/],
  // ISO base media files (ISO/IEC 14496-12) name their brand first; `mif1` may be either, by its other brands.
  ['avif', /^[^]{4}ftyp(?:avi[fs]|mif1[^]*avi[fs])/],
  ['raw', /^[^]{4}ftypcrx /],
  ['heic', /^[^]{4}ftyp(?:he[ivs][a-z]|mif1|msf1)/],
  // Canon's CR2 is a TIFF with a mark; Olympus, Panasonic and Fujifilm have their own first bytes.
  ['raw', /^(?:II\*\0[^]{4}CR|IIR[OS]|MMOR|IIU\0|FUJIFILMCCD-RAW)/],
  ['tiff', /^(?:II[*+]\0|MM\0[*+])/],
];

export async function kindOf(filepath: string): Promise<FileKind> {
  const file = await open(filepath);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return kindOfHead(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function kindOfHead(head: Uint8Array): FileKind {
  const text = Buffer.from(head).toString('latin1');
  return SIGNATURES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';
}
