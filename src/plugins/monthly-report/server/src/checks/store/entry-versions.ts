/** The last changes of the entries that findings are about: a dismissal holds only for the entry as it was then. */
import type { Core } from '@strapi/strapi';

import { timeOf } from '../../database/localised';
import { text, type Row } from '../../database/rows';
import { by, compareText } from '../../domain/order';
import type { Subject } from '../../domain/finding';
import { UID } from '../../uids';

export const UID_OF = {
  activity: UID.activity,
  story: UID.story,
  'progress-update': UID.progressUpdate,
  'programme-month': UID.programmeMonth,
} as const;

/** By documentId. */
export type EntryVersions = ReadonlyMap<string, string>;

/** Below the databases' limit of parameters. */
const BATCH = 500;

/** Uses the drafts of each entry, in all its languages: a publication does not change them. */
export async function readEntryVersions(
  strapi: Core.Strapi,
  subjects: readonly Subject[],
): Promise<EntryVersions> {
  const rows: Row[] = [];
  for (const [kind, uid] of Object.entries(UID_OF)) {
    const ids = [
      ...new Set(
        subjects.flatMap((subject) =>
          'documentId' in subject && subject.kind === kind ? [subject.documentId] : [],
        ),
      ),
    ];
    for (let at = 0; at < ids.length; at += BATCH) {
      const found: Row[] = await strapi.db.query(uid).findMany({
        select: ['documentId', 'locale', 'updatedAt'],
        where: { documentId: { $in: ids.slice(at, at + BATCH) }, publishedAt: { $null: true } },
      });
      rows.push(...found);
    }
  }
  const versions = new Map<string, string>();
  for (const row of [...rows].sort(by(({ locale }) => String(locale), compareText))) {
    const id = text(row, 'documentId');
    const changed = new Date(timeOf(row.updatedAt)).toISOString();
    versions.set(id, [...(versions.has(id) ? [versions.get(id)] : []), changed].join(' '));
  }
  return versions;
}

/** Null if the subject is no entry: a finding about a figure or a partner contains all its data. */
export const versionIn = (versions: EntryVersions, subject: Subject): string | null =>
  'documentId' in subject ? (versions.get(subject.documentId) ?? '') : null;
