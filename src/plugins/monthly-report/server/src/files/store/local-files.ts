/** The files behind root-relative addresses. */
import path from 'node:path';

import type { Core } from '@strapi/strapi';

/** Null for an address that leads nowhere in the public folder. */
export function localPath(strapi: Core.Strapi, url: string): string | null {
  const folder = path.resolve(strapi.dirs.static.public);
  const name = decoded(url);
  const file = name === null ? null : path.join(folder, name);
  return file?.startsWith(folder + path.sep) ? file : null;
}

function decoded(url: string): string | null {
  try {
    return decodeURI(url);
  } catch {
    // A percent sign that escapes nothing: no file of ours has such an address.
    return null;
  }
}
