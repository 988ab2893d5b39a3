/** Names of files as Strapi takes them; it refuses the others in a sentence that names no file. */
import path from 'node:path';

import { extensionsOf, type AcceptedKind } from './file-kinds';

/** What Strapi's own check of names refuses: what some file system reserves. */
// eslint-disable-next-line no-control-regex
const RESERVED = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
const RESERVED_WHOLE = /^(?:con|prn|aux|nul|com\d|lpt\d|\.{0,2})$/i;
const LONGEST = 120;
const PICTURE = /^\.(?:jpe?g?|jfif|png|webp|heic|heif|hif|avif|tiff?|gif|bmp|dng)$/i;

/**
 * The name with its reserved characters exchanged and of a length every file system takes. A
 * picture that is named like another kind of picture gets the ending of what it is; any
 * other ending stays, for Strapi to judge.
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
