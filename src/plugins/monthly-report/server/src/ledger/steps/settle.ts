import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { documentsOfRows, documentsOfPartners, programmesThatMeasure } from '../store/affected';
import { run, type Question } from '../store/conversation';
import { countVersions, questionsOf } from '../store/store';
import { readDefinitions } from '../store/rules';
import { readReportersOfMemberships, refreshStates, type Reporter } from '../store/states';
import { changedDefinitions, countingRules } from '../rules/rules';
import { holdReference, missingLocks, type HeldLocks } from './held-locks';
import { keepActivities } from './keep-activities';
import type { Pending } from './pending';
import { rebuildProgramme } from './rebuild';

/** Activities whose sums are worked out at once: a bulk action of any size in bounded memory. */
const BATCH = 1000;

/**
 * Updates the kept sums and the versions to the writes of a transaction, as its last step
 * before the commit: its locks are held for a short time and always taken in one order.
 */
export async function settle(
  strapi: Core.Strapi,
  trx: Knex,
  pending: Pending,
  held: HeldLocks,
): Promise<void> {
  const months = new Set<string>(pending.months);
  const changesReference = [
    ...[pending.partners, pending.programmes, pending.memberships, pending.reporters],
  ].some(({ size }) => size > 0);
  if (changesReference || pending.definitions !== null) await holdReference(strapi, trx, held);

  const programmes = new Set(pending.programmes);
  if (pending.definitions !== null) {
    const changed = changedDefinitions(pending.definitions, await readDefinitions(strapi, trx));
    if (changed.length > 0) {
      for (const id of await programmesThatMeasure(trx, changed)) programmes.add(id);
    }
  }
  for (const programme of [...programmes].sort((a, b) => a - b)) {
    await rebuildProgramme(strapi, trx, programme);
  }

  await followMemberships(strapi, trx, pending);

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
  await keepAll(
    strapi,
    trx,
    documentIds,
    documentIds.length === 0 ? [] : missingLocks(strapi, held, documentIds, true),
    months,
  );
}

/** Updates the states of partners: how long they stand depends on memberships. */
async function followMemberships(strapi: Core.Strapi, trx: Knex, pending: Pending): Promise<void> {
  if (pending.memberships.size === 0 && pending.reporters.size === 0) return;
  const before = [...pending.reporters].map((key): Reporter => {
    const [programme = 0, partner = 0] = key.split(' ').map(Number);
    return { programme, partner };
  });
  const present = await readReportersOfMemberships(strapi, trx, [...pending.memberships]);
  const { levels } = countingRules((await readDefinitions(strapi, trx)).values());
  await run(strapi, trx, await refreshStates(strapi, trx, [...before, ...present], levels));
}

async function keepAll(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  locks: readonly Question[],
  months: Set<string>,
): Promise<void> {
  const isAll = documentIds.length <= BATCH;
  const last: Question[] = [];
  for (let start = 0; start < documentIds.length; start += BATCH) {
    const { questions, months: changed } = await keepActivities(
      strapi,
      trx,
      documentIds.slice(start, start + BATCH),
      { locks: start === 0 ? locks : [], isAll },
    );
    for (const month of changed) months.add(month);
    if (start + BATCH >= documentIds.length) last.push(...questions);
    else await run(strapi, trx, questions);
  }
  await run(strapi, trx, [...last, ...questionsOf([countVersions(strapi, [...months])])]);
}
