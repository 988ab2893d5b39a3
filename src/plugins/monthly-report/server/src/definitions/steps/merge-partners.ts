import type { Core } from '@strapi/strapi';

import { integer, text, type Row } from '../../database/rows';
import { readOwnedRows, type OwnedRow, type PartnerEntry } from '../../entries/store/partner-entries';
import { conflict } from '../../errors';
import { readMonthRecords } from '../../publication/store/month-states';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';

/** Whether there is nothing to be merged, or something into itself. */
export const nothingToMerge = (keep: string, merge: readonly string[]): boolean =>
  merge.length === 0 || merge.includes(keep) || new Set(merge).size < merge.length;

/**
 * Makes several entries of one organisation one: what the others have entered, submitted and agreed to becomes
 * that of the one that is kept, their names become its aliases, their accounts enter for it, and they are
 * deleted. To be called inside the transaction of the step.
 *
 * Entries of a published month are locked, and a merge would move them: it is refused, naming the months,
 * until they are reopened.
 *
 * @throws conflict (409).
 */
export async function mergePartners(
  strapi: Core.Strapi,
  kept: PartnerEntry,
  others: readonly PartnerEntry[],
): Promise<void> {
  const ids = others.map(({ id }) => id);

  // 1. What they entered and submitted
  const owned = await readOwnedRows(strapi, ids);
  await refuseLocked(strapi, owned);
  const submitted = new Set((await readOwnedRows(strapi, [kept.id])).filter(isSubmission).map(placeOf));
  for (const row of owned) {
    if (isSubmission(row) && submitted.has(placeOf(row))) {
      // The month has been submitted already by the one that is kept.
      await strapi.db.query(row.uid).delete({ where: { id: row.id } });
      continue;
    }
    if (isSubmission(row)) submitted.add(placeOf(row));
    await moveRow(strapi, row, kept.id);
  }

  // 2. What they agreed to
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

  // 3. Their names and accounts, and they themselves
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

/** The entry itself was not edited: a draft that was published stays one. */
async function moveRow(
  strapi: Core.Strapi,
  { uid, id, updatedAt }: OwnedRow,
  partner: number,
): Promise<void> {
  const query = strapi.db.query(uid);
  await query.update({ where: { id }, data: { partner: { set: [{ id: partner }] } } });
  await query.updateMany({ where: { id }, data: { updatedAt } });
}

/** Of memberships in one programme that say the same months, one stays. */
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

/** The names that lead to the partner that is kept, its own not among them. */
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
