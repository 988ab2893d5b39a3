import type { Core } from '@strapi/strapi';

import { isRestoring } from '../../strapi/restoring';
import { aroundTransactions } from '../../strapi/transactions';
import { WRITING } from '../store/writing';

/**
 * A restore (`npm run restore`) replaces the whole content, published months included. The locks are lifted inside
 * its own transaction only: no other connection sees them lifted, and a failed restore leaves them as they were. `npm
 * run reports:verify` checks whether the result differs from the published revisions.
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
