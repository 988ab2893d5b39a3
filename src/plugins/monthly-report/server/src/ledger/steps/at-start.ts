import type { Core } from '@strapi/strapi';

import { readFingerprints } from '../store/fingerprints';
import { asWorkUnderWay } from '../../operation/stopping/stop';
import { mendSmallDifferences } from './mend-totals';
import { rebuildAll } from './';

const NOTHING_KEPT = '0 0';

/**
 * Makes sums that were never made, or were kept in an older form (see ensure-tables.ts). Runs at every start, of
 * commands as well.
 */
export async function makeMissingSums(strapi: Core.Strapi): Promise<void> {
  const { content, ledger } = await readFingerprints(strapi);
  if (content !== ledger && ledger === NOTHING_KEPT) {
    strapi.log.info('Monthly report: counting the published activities …');
    await rebuildAll(strapi);
  }
}

/**
 * Runs on a server as soon as it listens. It mends sums that differ a little from the activities in the content.
 * Larger differences (after an import or a restored copy) are reported, because only a person knows which of the
 * two is right. Commands use the sums as they are, and mend nothing.
 */
export function mendOrReportOnceListening(strapi: Core.Strapi): void {
  strapi.server.httpServer.once('listening', () => {
    asWorkUnderWay(strapi, 'mending totals', () => mendOrReport(strapi)).catch((error: unknown) => {
      strapi.log.error(error);
    });
  });
}

async function mendOrReport(strapi: Core.Strapi): Promise<void> {
  const { content, ledger } = await readFingerprints(strapi);
  if (content === ledger) return;
  const mended = await mendSmallDifferences(strapi);
  if (mended === null) {
    strapi.log.warn(
      'Monthly report: the published activities are not those in the kept sums (an import, or rows written ' +
        'past Strapi), and more than a start mends. Totals are wrong and nothing is published until ' +
        '"npm run totals:rebuild" has run; "npm run totals:check" shows where.',
    );
    return;
  }
  const { activities, cells, months } = mended;
  // Another server may have been quicker.
  if (activities === 0) return;
  strapi.log.warn(
    `Monthly report: ${activities} published activities were not in the kept sums as they are; ` +
      `${cells} sums of ${months.join(', ')} were mended.`,
  );
}
