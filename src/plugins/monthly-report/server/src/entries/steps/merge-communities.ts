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
  /** documentIds of the other entries for the same place. */
  readonly merge: readonly string[];
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Merges several entries of one place: entries of the other communities move to the kept one, their names become its
 * aliases, and the other communities are deleted. All or nothing, kept sums included.
 *
 * Entries of a published month are locked, and a merge would move them: the merge is refused until the months, which
 * the refusal names, are reopened. Most duplicates are found in the review of their first month, before any of their
 * entries is published.
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
    // 1. Lock: meanwhile no other transaction counts by communities
    await lockCountedBy(strapi, trx);
    const kept = await findOne(strapi, keep);
    const others: Community[] = [];
    for (const documentId of merge) others.push(await findOne(strapi, documentId));

    // 2. Move the entries of the others
    const ids = others.map(({ id }) => id);
    const placed = await readPlacedRows(strapi, ids);
    await refuseLocked(strapi, placed);
    for (const row of placed) await place(strapi, row, movedTo(kept.id, ids, row.communities));

    // 3. Keep their names, then delete them
    await strapi.db.query(UID.community).update({
      where: { id: kept.id },
      data: { aliases: namesOf(kept, others).join('\n') },
    });
    const documents = documentsOf(strapi, UID.community);
    // All counted entries have been moved, so the deletion is allowed.
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

/** The kept community stands at the place of the first merged one, and only once. */
function movedTo(kept: number, others: readonly number[], communities: readonly number[]): number[] {
  return [...new Set(communities.map((id) => (others.includes(id) ? kept : id)))];
}

/** Sets the communities without an edit of the entry: a draft that equals its published row must stay equal. */
async function place(strapi: Core.Strapi, row: PlacedRow, communities: readonly number[]): Promise<void> {
  const query = strapi.db.query(row.uid);
  const where = { id: row.id };
  await query.update({ where, data: { communities: { set: communities.map((id) => ({ id })) } } });
  await query.updateMany({ where, data: { updatedAt: row.updatedAt } });
}

/** The other names of the kept community, without its own name. */
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
