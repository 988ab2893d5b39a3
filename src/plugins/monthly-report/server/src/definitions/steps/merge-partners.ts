import type { Core } from '@strapi/strapi';

import { integer, text, type Row } from '../../database/rows';
import { readOwnedRows, type OwnedRow, type PartnerEntry } from '../../entries/store/partner-entries';
import { conflict } from '../../errors';
import { readMonthRecords } from '../../publication/store/month-states';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';

/** Whether the list is empty or has a repeat, or the kept partner is in it. */
export const nothingToMerge = (keep: string, merge: readonly string[]): boolean =>
  merge.length === 0 || merge.includes(keep) || new Set(merge).size < merge.length;

/**
 * Merges several entries of one organisation. The entries, submissions, memberships and targets of the others go to
 * the kept partner, their names become its aliases, their accounts enter for it, and the others are deleted. Call it
 * inside the transaction of the step.
 *
 * Entries of a published month are locked, and a merge would move them: the merge is refused until the months, which
 * the refusal names, are reopened.
 *
 * @throws conflict (409).
 */
export async function mergePartners(
  strapi: Core.Strapi,
  kept: PartnerEntry,
  others: readonly PartnerEntry[],
): Promise<void> {
  const ids = others.map(({ id }) => id);

  // 1. Move their entries and submissions
  const owned = await readOwnedRows(strapi, ids);
  await refuseLocked(strapi, owned);
  const submitted = new Set((await readOwnedRows(strapi, [kept.id])).filter(isSubmission).map(placeOf));
  for (const row of owned) {
    if (isSubmission(row) && submitted.has(placeOf(row))) {
      // The kept partner has submitted the month already.
      await strapi.db.query(row.uid).delete({ where: { id: row.id } });
      continue;
    }
    if (isSubmission(row)) submitted.add(placeOf(row));
    await moveRow(strapi, row, kept.id);
  }

  // 2. Move their memberships and targets
  for (const uid of [UID.membership, UID.target]) {
    const found: Row[] = await strapi.db.query(uid).findMany({
      select: ['id', 'documentId'],
      where: { partner: { id: { $in: ids } } },
      orderBy: { id: 'asc' },
    });
    const documents = documentsOf(strapi, uid);
    for (const row of found) {
      await documents.update({ documentId: text(row, 'documentId'), data: { partner: kept.documentId } });
    }
  }
  await uniteMemberships(strapi, kept.id);

  // 3. Keep their names and accounts, then delete them
  await strapi.db.query(UID.partner).update({
    where: { id: kept.id },
    data: {
      aliases: namesOf(kept, others).join('\n'),
      editors: {
        set: [...new Set([kept, ...others].flatMap(({ editors }) => editors))].map((id) => ({ id })),
      },
    },
  });
  const partners = documentsOf(strapi, UID.partner);
  for (const { documentId } of others) await partners.delete({ documentId });
}

const isSubmission = ({ uid }: OwnedRow): boolean => uid === UID.submission;
const placeOf = ({ programme, month }: OwnedRow): string => `${programme} ${month}`;

/** Moves the row without an edit of the entry: a draft that equals its published row must stay equal. */
async function moveRow(
  strapi: Core.Strapi,
  { uid, id, updatedAt }: OwnedRow,
  partner: number,
): Promise<void> {
  const query = strapi.db.query(uid);
  await query.update({ where: { id }, data: { partner: { set: [{ id: partner }] } } });
  await query.updateMany({ where: { id }, data: { updatedAt } });
}

/** Keeps one of several memberships with the same months in one programme. */
async function uniteMemberships(strapi: Core.Strapi, partner: number): Promise<void> {
  const found: Row[] = await strapi.db.query(UID.membership).findMany({
    where: { partner: { id: partner } },
    populate: { programme: { select: ['id'] } },
    orderBy: { id: 'asc' },
  });
  const seen = new Set<string>();
  for (const row of found) {
    const programme = row.programme as Row | null;
    const key = `${programme && integer(programme, 'id', 0)} ${String(row.fromMonth)} ${String(row.toMonth)}`;
    if (seen.has(key))
      await documentsOf(strapi, UID.membership).delete({ documentId: text(row, 'documentId') });
    seen.add(key);
  }
}

async function refuseLocked(strapi: Core.Strapi, owned: readonly OwnedRow[]): Promise<void> {
  const touched = new Set(owned.map(({ month }) => month));
  const locked = [...(await readMonthRecords(strapi)).values()]
    .filter(({ month, state }) => state === 'published' && touched.has(month))
    .map(({ month }) => month);
  if (locked.length === 0) return;
  throw conflict(
    `这些机构在已发布的月份有内容：${locked.join('、')}；解锁更正之后才能合并。 / ` +
      `These partners have entries in published months (${locked.join(', ')}); reopen them before you merge.`,
  );
}

/** The other names of the kept partner, without its own name. */
function namesOf(kept: PartnerEntry, others: readonly PartnerEntry[]): string[] {
  const names = others.flatMap(({ name, nameEn, aliases }) => [
    name,
    ...(nameEn ? [nameEn] : []),
    ...aliases,
  ]);
  return [...new Set([...kept.aliases, ...names])].filter(
    (name) => name !== kept.name && name !== kept.nameEn,
  );
}
