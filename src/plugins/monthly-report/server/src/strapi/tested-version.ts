/** The only minor version of Strapi with which the reaches into it (this folder) were tested. */
import type { Core } from '@strapi/strapi';

export const TESTED = '5.54';

/**
 * @param isUntestedAllowed true if the operator has run the tests.
 * @throws Error if Strapi has another minor version: parts that gates and locks need may have moved, and a missing
 * gate lets everybody through.
 */
export function requireTestedStrapi(strapi: Core.Strapi, isUntestedAllowed: boolean): void {
  const version = strapi.config.get<string>('info.strapi');
  if (version.startsWith(`${TESTED}.`) || isUntestedAllowed) return;
  throw new Error(
    `This is Strapi ${version}; the gates of the monthly report were tested with ${TESTED}. ` +
      `Install @strapi/strapi ${TESTED}, or run the tests and set ALLOW_UNTESTED_STRAPI=true.`,
  );
}
