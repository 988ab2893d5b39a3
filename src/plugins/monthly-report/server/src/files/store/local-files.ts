/** The files for root-relative addresses. */
import path from 'node:path';

import type { Core } from '@strapi/strapi';

/** Null for an address that is not in the public folder. */
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
    // The percent sign does not escape anything: none of our files has such an address.
    return null;
  }
}
