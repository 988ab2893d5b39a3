import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { documentsOfRows, documentsOfPartners, programmesThatMeasure } from '../content/kept/affected';
import { countVersions, run } from '../content/kept/store';
import { holdDocuments, holdReference, type HeldLocks } from './held-locks';
import { keepActivities } from './keep-activities';
import type { Pending } from './pending';
import { rebuildProgramme } from './rebuild';

/** Activities whose sums are worked out at once: a bulk action of any size in bounded memory. */
const BATCH = 1000;

/**
 * Brings the kept sums and the versions up to what a transaction wrote, as its last
 * step: the locks it takes are held for two round trips, and always come in one order.
 */
export async function settle(
  strapi: Core.Strapi,
  trx: Knex,
  pending: Pending,
  held: HeldLocks,
): Promise<void> {
  const months = new Set<string>(pending.months);
  const changesReference = [pending.partners, pending.programmes, pending.extremeCodes].some(
    ({ size }) => size > 0,
  );
  if (changesReference) await holdReference(strapi, trx, held);

  const programmes = new Set(pending.programmes);
  if (pending.extremeCodes.size > 0) {
    for (const id of await programmesThatMeasure(trx, [...pending.extremeCodes])) programmes.add(id);
  }
  for (const programme of [...programmes].sort((a, b) => a - b)) {
    await rebuildProgramme(strapi, trx, programme);
  }

  const activities = new Set(pending.activities);
  if (pending.activityRows.size > 0) {
    const documents = await documentsOfRows(strapi, trx, [...pending.activityRows]);
    for (const documentId of documents) activities.add(documentId);
  }
  if (pending.partners.size > 0) {
    const documents = await documentsOfPartners(trx, [...pending.partners]);
    for (const documentId of documents) activities.add(documentId);
  }
  const documentIds = [...activities].sort();
  if (documentIds.length > 0) await holdDocuments(strapi, trx, held, documentIds, true);
  await keepAll(strapi, trx, documentIds, months);
}

async function keepAll(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  months: Set<string>,
): Promise<void> {
  for (let start = 0; start < documentIds.length; start += BATCH) {
    const consequences = await keepActivities(strapi, trx, documentIds.slice(start, start + BATCH));
    for (const month of consequences.months) months.add(month);
    const isLast = start + BATCH >= documentIds.length;
    await run(strapi, trx, [
      ...consequences.statements,
      ...(isLast ? [countVersions(strapi, [...months])] : []),
    ]);
  }
  if (documentIds.length === 0) await run(strapi, trx, [countVersions(strapi, [...months])]);
}
