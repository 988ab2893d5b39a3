import type { Core } from '@strapi/strapi';

import { readMonthsOfPublishedRows } from '../../report/store/report-entries';
import { readAllRevisions } from '../store/revisions';

/**
 * An import or a restored database may contain a published report without the revision that makes it public. Readers
 * get no answer for such a month; at the start the log says what to do.
 */
export async function tellMonthsWithoutRevision(strapi: Core.Strapi): Promise<void> {
  const frozen = new Set((await readAllRevisions(strapi)).map(({ month }) => month));
  const without = (await readMonthsOfPublishedRows(strapi)).filter((month) => !frozen.has(month));
  if (without.length === 0) return;
  strapi.log.warn(
    `The report of ${without.join(', ')} is published and has no revision, so that readers do not get it: ` +
      'publish the month in the panel, which makes its revision, or restore the backup that has it.',
  );
}
