import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { lockReference } from '../store/locks';
import { readKeptProgrammes } from '../store/programmes-kept';
import { countVersions, runEach } from '../store/store';
import { liftTimeLimit } from '../store/time-limit';
import { REFERENCE } from './pending';
import { rebuildProgramme } from './rebuild';

export interface Progress {
  readonly programme: number;
  /** The number of finished programmes, and of all programmes. */
  readonly done: number;
  readonly of: number;
  /** Activities counted so far, of all programmes together. */
  readonly counted: number;
}

/**
 * Makes all kept sums anew, a programme at a time: readers always find complete sums,
 * and editors wait for at most one programme.
 *
 * @returns how many activities count.
 */
export async function rebuildAll(
  strapi: Core.Strapi,
  report: (progress: Progress) => void = () => undefined,
): Promise<number> {
  const programmes = await readKeptProgrammes(strapi, strapi.db.connection);
  let counted = 0;
  for (const [done, programme] of programmes.entries()) {
    await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
      await liftTimeLimit(strapi, trx);
      await lockReference(strapi, trx);
      counted += await rebuildProgramme(strapi, trx, programme, (ofProgramme) =>
        report({ programme, done, of: programmes.length, counted: counted + ofProgramme }),
      );
      await runEach(strapi, trx, [countVersions(strapi, [REFERENCE])]);
    });
    report({ programme, done: done + 1, of: programmes.length, counted });
  }
  return counted;
}
