/** Makes file names that Strapi accepts; its own refusal does not say which file it means. */
import path from 'node:path';

import { extensionsOf, type AcceptedKind } from './file-kinds';

/** Characters that Strapi's own check of names refuses, because some file system reserves them. */
// eslint-disable-next-line no-control-regex
const RESERVED = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
const RESERVED_WHOLE = /^(?:con|prn|aux|nul|com\d|lpt\d|\.{0,2})$/i;
const LONGEST = 120;
const PICTURE = /^\.(?:jpe?g?|jfif|png|webp|heic|heif|hif|avif|tiff?|gif|bmp|dng)$/i;

/**
 * The name without reserved characters, and of a length that every file system takes. A picture with the ending
 * of another kind of picture gets the ending of its own kind. Any other ending stays, and Strapi judges it.
 */
export function acceptableName(name: string, kind: AcceptedKind): string {
  const extension = path.extname(name);
  const base = cleaned(name.slice(0, name.length - extension.length));
  const [usual] = extensionsOf(kind);
  const known: readonly string[] = extensionsOf(kind);
  const isMisnamed = PICTURE.test(extension) && !known.includes(extension.toLowerCase());
  return `${base}${isMisnamed ? usual : extension.replace(RESERVED, '_').slice(0, 20)}`;
}

function cleaned(base: string): string {
  const text = [...base.normalize().replace(RESERVED, '_')].slice(0, LONGEST).join('').trim();
  return RESERVED_WHOLE.test(text) ? `file${text.replace(/\./g, '_')}` : text;
}

/** A name as it is shown: any text, on one line. */
// eslint-disable-next-line no-control-regex
export const shownName = (name: string): string => name.replace(/[\u0000-\u001f\u007f]+/g, ' ');
