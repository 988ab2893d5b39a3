import type { Core } from '@strapi/strapi';

import { isRestoring } from '../../strapi/restoring';
import { aroundTransactions } from '../../strapi/transactions';
import { WRITING } from '../store/writing';

/**
 * A restore (`npm run restore`) replaces everything there is, published months included. The
 * locks are lifted inside its own transaction alone: no other connection ever sees them lifted,
 * and a restore that fails leaves them as they were. That the result is another one is what
 * `npm run reports:verify` is for.
 */
export function liftForRestore(strapi: Core.Strapi): void {
  if (!isRestoring()) return;
  aroundTransactions(strapi, (callback, begin) =>
    begin(async (parameters) => {
      const set = (lifted: 0 | 1) => parameters.trx(WRITING).update({ lifted });
      await set(1);
      const result = await callback(parameters);
      if (!parameters.trx.isCompleted()) await set(0);
      return result;
    }),
  );
}
