/** A PDF read back: the text page by page, and the tags for screen readers. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Tag {
  /** H1, P, Figure…; missing for a text. */
  readonly role?: string;
  readonly text?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Tag[];
}

export interface ReadPage {
  readonly label: string | null;
  readonly text: string;
  /** Text on the page that does not belong to the report: header, footer, marks. */
  readonly artifacts: string;
  readonly tree: Tag | null;
  readonly links: readonly {
    readonly subtype: string;
    readonly url: string | null;
    readonly page: number | null;
  }[];
}

export interface Bookmark {
  readonly title: string;
  readonly page: number | null;
  readonly items: readonly Bookmark[];
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly Bookmark[];
  readonly info: Readonly<Record<string, unknown>>;
  /** XMP. */
  readonly metadata: string | null;
  readonly isMarked: boolean;
  readonly javascript: unknown;
  readonly attachments: unknown;
  readonly openAction: unknown;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'read-pdf.mjs')], {
    input: bytes,
    maxBuffer: 512 * 1024 * 1024,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The PDF cannot be read: ${stderr}`);
  return JSON.parse(stdout) as ReadPdf;
}

export interface PlacedTag extends Tag {
  readonly role: string;
  readonly page: number;
}

/** Every tag of the document in the order of reading. */
export const tagsOf = ({ pages }: ReadPdf): PlacedTag[] =>
  pages.flatMap(({ tree }, index) => (tree === null ? [] : rolesIn(tree, index + 1)));

function rolesIn(tag: Tag, page: number): PlacedTag[] {
  const below = (tag.children ?? []).flatMap((child) => rolesIn(child, page));
  return tag.role === undefined ? below : [{ ...tag, role: tag.role, page }, ...below];
}

export const textIn = (tag: Tag): string => (tag.text ?? '') + (tag.children ?? []).map(textIn).join('');

/** The whole report text of a page. */
export const textOfPages = ({ pages }: ReadPdf): string =>
  pages.map(({ tree }) => (tree === null ? '' : textIn(tree))).join('\n');

/** Removes line ends: they depend on the page, and words are compared without them. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '');

export const bookmarksOf = (bookmarks: readonly Bookmark[], level = 1): (Bookmark & { level: number })[] =>
  bookmarks.flatMap((bookmark) => [{ ...bookmark, level }, ...bookmarksOf(bookmark.items, level + 1)]);
