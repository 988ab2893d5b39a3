import type { Core } from '@strapi/strapi';

import { areYearsMissing, readFingerprints } from '../content/kept/fingerprints';
import { rebuildAll } from './rebuild-all';

/**
 * At every start: sums that were never made, or kept in an older form, are made now; sums that are of other
 * activities than the content has (after an import or a restored copy) are reported,
 * because only a person knows which of the two is right.
 */
export async function makeOrReport(strapi: Core.Strapi): Promise<void> {
  const { content, ledger } = await readFingerprints(strapi);
  if (content === ledger) {
    if (!(await areYearsMissing(strapi))) return;
    strapi.log.info('Monthly report: counting the published activities again, by years as well …');
    await rebuildAll(strapi);
    return;
  }
  if (ledger === NOTHING_KEPT) {
    strapi.log.info(`Monthly report: counting the published activities for the first time …`);
    await rebuildAll(strapi);
    return;
  }
  strapi.log.warn(
    'Monthly report: the kept sums do not belong to the published activities (an import, or rows written ' +
      'past Strapi). Totals are wrong until "npm run totals:rebuild" has run; "npm run totals:check" shows where.',
  );
}

const NOTHING_KEPT = '0 0';
