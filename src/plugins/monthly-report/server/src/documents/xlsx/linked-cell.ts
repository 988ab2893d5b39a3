import { absolute, safeLink } from '../safe-url';
import { textCell, type TextCell } from './cells';

/** Spreadsheets refuse a file with a longer address. */
const LONGEST_ADDRESS = 2000;

/**
 * Words that lead to an address; only the words where it must not be followed, and where it
 * is of this site without its origin being known: a file on a disk has no site.
 */
export function linkedCell(
  words: string,
  url: string | null,
  publicUrl: string,
): TextCell & { readonly link: string | null } {
  const safe = safeLink(url);
  const address = safe === null ? null : absolute(safe, publicUrl);
  const isUsable = address !== null && !address.startsWith('/') && address.length <= LONGEST_ADDRESS;
  return { ...textCell(words), link: isUsable ? address : null };
}
