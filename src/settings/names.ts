/** Finds names in `.env` that are not settings: a misspelt name would be ignored without a message. */
import leven from 'leven';

import type { Problem } from './problem';
import { SETTING_NAMES } from './table';

/** Settings of Strapi's own examples, which this server does not read. */
const OF_STRAPI: Readonly<Record<string, string>> = {
  DATABASE_HOST: 'DATABASE_URL holds it',
  DATABASE_PORT: 'DATABASE_URL holds it',
  DATABASE_NAME: 'DATABASE_URL holds it',
  DATABASE_USERNAME: 'DATABASE_URL holds it',
  DATABASE_PASSWORD: 'DATABASE_URL holds it',
  DATABASE_SCHEMA: 'DATABASE_URL holds it',
  DATABASE_SSL: 'DATABASE_URL holds it, as ?sslmode=…',
};

/** Strapi reads these by itself; ENV_PATH names the file. */
const isOfOthers = (name: string): boolean =>
  /^(?:STRAPI|NODE|NPM|TZ|LANG|LC)(?:_|$)/i.test(name) || name === 'ENV_PATH';

const LONG = 8;

const lettersOf = (name: string): string => Array.from(name).sort().join('');

function isClose(name: string, known: string): boolean {
  const upper = name.toUpperCase();
  const most = known.length >= LONG ? 2 : 1;
  // Two exchanged letters count as two changes.
  return leven(upper, known) <= most || (leven(upper, known) <= 2 && lettersOf(upper) === lettersOf(known));
}

/** @returns the setting with the closest name; undefined if no name is close. */
export const meantBy = (name: string): string | undefined =>
  SETTING_NAMES.filter((known) => isClose(name, known)).sort((a, b) => leven(name, a) - leven(name, b))[0];

export function unknownNames(names: readonly string[]): Problem[] {
  const known = new Set<string>(SETTING_NAMES);
  return names.flatMap((name): Problem[] => {
    if (known.has(name)) return [];
    const ofStrapi = OF_STRAPI[name];
    if (ofStrapi !== undefined) {
      return [
        {
          setting: name,
          sentence: `${name} in .env is not read by this server: ${ofStrapi}.`,
          isWarning: true,
        },
      ];
    }
    const meant = meantBy(name);
    if (meant !== undefined) {
      return [{ setting: name, sentence: `${name} in .env is no setting; did you mean ${meant}?` }];
    }
    if (isOfOthers(name)) return [];
    return [{ setting: name, sentence: `${name} in .env is no setting of this server.`, isWarning: true }];
  });
}
