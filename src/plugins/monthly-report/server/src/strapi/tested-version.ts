/** The one minor version of Strapi that the reaches into it (this folder) were tested with. */
import type { Core } from '@strapi/strapi';

export const TESTED = '5.54';

/**
 * @param isUntestedAllowed its owner has run the tests.
 * @throws Error if Strapi is of another minor version: parts that gates and locks rely on may
 *   have moved, and a gate that is not there lets everybody through.
 */
export function requireTestedStrapi(strapi: Core.Strapi, isUntestedAllowed: boolean): void {
  const version = strapi.config.get<string>('info.strapi');
  if (version.startsWith(`${TESTED}.`) || isUntestedAllowed) return;
  throw new Error(
    `This is Strapi ${version}; the gates of the monthly report were tested with ${TESTED}. ` +
      `Install @strapi/strapi ${TESTED}, or run the tests and set ALLOW_UNTESTED_STRAPI=true.`,
  );
}
