/** The one minor version of Strapi that the reaches into it (this folder) were tested with. */
import type { Core } from '@strapi/strapi';

export const TESTED = '5.54';

/** Set to `true`, it starts with another version: its owner has run the tests. */
export const UNTESTED_ALLOWED = 'ALLOW_UNTESTED_STRAPI';

/**
 * @throws Error if Strapi is of another minor version: parts that gates and locks rely on may
 *   have moved, and a gate that is not there lets everybody through.
 */
export function requireTestedStrapi(strapi: Core.Strapi, env: NodeJS.ProcessEnv = process.env): void {
  const version = strapi.config.get<string>('info.strapi');
  if (version.startsWith(`${TESTED}.`) || env[UNTESTED_ALLOWED] === 'true') return;
  throw new Error(
    `This is Strapi ${version}; the gates of the monthly report were tested with ${TESTED}. ` +
      `Install @strapi/strapi ${TESTED}, or run the tests and set ${UNTESTED_ALLOWED}=true.`,
  );
}
