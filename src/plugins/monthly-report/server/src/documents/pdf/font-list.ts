/** Our fonts as a list for Typst. */
import { FONTS } from '../fonts';

export const FONT_LIST = `(${FONTS.map(({ family, leaves }) => {
  const name = JSON.stringify(family);
  return leaves === undefined
    ? name
    : `(name: ${name}, covers: regex("[^${leaves.replaceAll('\\', '\\\\')}]"))`;
}).join(', ')})`;
