import { linkFromFile } from '../safe-url';
import { textCell, type TextCell } from './cells';

/** Words that link to an address, or the words alone if it must not be followed. */
export const linkedCell = (
  words: string,
  url: string | null,
  publicUrl: string,
): TextCell & { readonly link: string | null } => ({
  ...textCell(words),
  link: linkFromFile(url, publicUrl),
});
