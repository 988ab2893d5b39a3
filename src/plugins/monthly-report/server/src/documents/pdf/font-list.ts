/** Our fonts as Typst is told of them. */
import { FONTS } from '../fonts';

export const FONT_LIST = `(${FONTS.map(({ family, leaves }) => {
  const name = JSON.stringify(family);
  return leaves === undefined
    ? name
    : `(name: ${name}, covers: regex("[^${leaves.replaceAll('\\', '\\\\')}]"))`;
}).join(', ')})`;
