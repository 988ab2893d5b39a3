import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Actor } from '../../access/actor';
import {
  readCommunityEntries,
  readPlacedRows,
  type Community,
  type PlacedRow,
} from '../store/community-entries';
import { conflict, NotFoundError, ValidationError } from '../../errors';
import { changingDefinitions } from '../guards/changing-definitions';
import { lockCountedBy } from '../../ledger/steps';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';
import { refusalOf } from '../../publication/locks/refusals';
import { readMonthRecords } from '../../publication/store/month-states';
import { keepTrail } from '../../trail/steps/record';

export interface MergeRequest {
  /** documentId of the community that stays. */
  readonly keep: string;
  /** documentIds of those that are the same place. */
  readonly merge: readonly string[];
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Makes several entries of one place one: what took place in the others takes place in the
 * one that is kept, their names become its aliases, and they are deleted. All or nothing,
 * kept sums included.
 *
 * Entries of a published month are locked, and a merge would move them: it is refused,
 * naming the months, until they are reopened. Communities are mostly found to be doubled
 * while their first month is reviewed, before anything is published of them.
 *
 * @throws ValidationError (400), NotFoundError (404), conflict (409).
 */
export async function mergeCommunities(strapi: Core.Strapi, request: MergeRequest): Promise<Community> {
  const { keep, merge, actor, at } = request;
  if (merge.length === 0 || merge.includes(keep) || new Set(merge).size < merge.length) {
    throw new ValidationError(
      '请选择保留的社区和至少一个其他社区，各一次。 / Choose the community to keep and others to merge into it, each once.',
    );
  }
  const merged = async ({ trx }: { trx: Knex.Transaction }): Promise<Community> => {
    // 1. Nobody counts by communities meanwhile
    await lockCountedBy(strapi, trx);
    const kept = await findOne(strapi, keep);
    const others: Community[] = [];
    for (const documentId of merge) others.push(await findOne(strapi, documentId));

    // 2. What took place in the others
    const ids = others.map(({ id }) => id);
    const placed = await readPlacedRows(strapi, ids);
    await refuseLocked(strapi, placed);
    for (const row of placed) await place(strapi, row, movedTo(kept.id, ids, row.communities));

    // 3. Their names, and they themselves
    await strapi.db.query(UID.community).update({
      where: { id: kept.id },
      data: { aliases: namesOf(kept, others).join('\n') },
    });
    const documents = documentsOf(strapi, UID.community);
    // What was counted there has been moved.
    await changingDefinitions(async () => {
      for (const { documentId } of others) await documents.delete({ documentId });
    });
    await keepTrail(strapi, {
      actor,
      at,
      action: 'merge-communities',
      month: null,
      details: { kept: kept.code, merged: others.map(({ code, name }) => ({ code, name })) },
    });
    return findOne(strapi, keep);
  };
  try {
    return await strapi.db.transaction(merged);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

async function findOne(strapi: Core.Strapi, documentId: string): Promise<Community> {
  const [community] = await readCommunityEntries(strapi, { documentId });
  if (community === undefined) {
    throw new NotFoundError(
      '没有这个社区，可能已被合并。 / There is no such community; it may have been merged.',
    );
  }
  return community;
}

async function refuseLocked(strapi: Core.Strapi, placed: readonly PlacedRow[]): Promise<void> {
  const touched = new Set(placed.map(({ month }) => month));
  const locked = [...(await readMonthRecords(strapi)).values()]
    .filter(({ month, state }) => state === 'published' && touched.has(month))
    .map(({ month }) => month);
  if (locked.length === 0) return;
  throw conflict(
    `这些社区用于已发布的月份：${locked.join('、')}；解锁更正之后才能合并。 / ` +
      `Entries of published months take place there (${locked.join(', ')}); reopen them before you merge.`,
  );
}

/** In the place of the first of the others, once. */
function movedTo(kept: number, others: readonly number[], communities: readonly number[]): number[] {
  return [...new Set(communities.map((id) => (others.includes(id) ? kept : id)))];
}

/** The entry itself was not edited: a draft that was published stays one. */
async function place(strapi: Core.Strapi, row: PlacedRow, communities: readonly number[]): Promise<void> {
  const query = strapi.db.query(row.uid);
  const where = { id: row.id };
  await query.update({ where, data: { communities: { set: communities.map((id) => ({ id })) } } });
  await query.updateMany({ where, data: { updatedAt: row.updatedAt } });
}

/** The names that lead to the kept community, its own name not among them. */
function namesOf(kept: Community, others: readonly Community[]): string[] {
  const names = others.flatMap(({ name, nameEn, aliases }) => [
    name,
    ...(nameEn ? [nameEn] : []),
    ...aliases,
  ]);
  return [...new Set([...kept.aliases, ...names])].filter(
    (name) => name !== kept.name && name !== kept.nameEn,
  );
}
