/**
 * A file belongs to the entries that show it: changing the file changes them. access/isolation/files.ts decides who
 * owns a file; this file checks the locks of months and of submissions.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { actorOf } from '../../access/actor';
import { scopeOf } from '../../access/scope';
import { text, type Row } from '../../database/rows';
import { CONTENT_TYPES } from '../../content-model';
import { ForbiddenError } from '../../errors';
import { componentTable } from '../../strapi/component-table';
import { fileLinks } from '../../strapi/file-links';
import { schemaOf } from '../../strapi/schema';
import { PHOTO } from '../../uids';
import { refusalOf } from '../../publication/locks/refusals';
import { isSubmittedType, requireNotSentIn } from '../../submissions/steps/entry-writes';

/** The documents that show one of the files as a photo. */
async function documentsShowing(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  files: readonly number[],
): Promise<readonly { readonly uid: string; readonly documentId: string }[]> {
  const links = fileLinks(strapi);
  const found = [];
  for (const { uid } of Object.values(CONTENT_TYPES)) {
    if (!isSubmittedType(uid) || schemaOf(strapi, uid).attributes.photos === undefined) continue;
    const photos = componentTable(strapi, uid, 'photos');
    const documents = (await trx({ link: links.name })
      .distinct({ document: 'entry.document_id' })
      .join({ held: photos.name }, `held.${photos.component}`, `link.${links.shownBy}`)
      .join({ entry: strapi.db.metadata.get(uid).tableName }, 'entry.id', `held.${photos.holder}`)
      .whereIn(`link.${links.file}`, files)
      .where(`link.${links.type}`, PHOTO)
      .where('held.component_type', PHOTO)
      .orderBy('entry.document_id')) as Row[];
    for (const row of documents) found.push({ uid, documentId: text(row, 'document') });
  }
  return found;
}

const notYours = (): Error =>
  new ForbiddenError(
    '该文件由其他内容使用，您的角色不能修改。 / Other content uses the file; your role cannot change it.',
  );

/** A bound account may write only photos of entries; logos and similar files belong to entries that others maintain. */
async function isShownOtherwise(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  files: readonly number[],
): Promise<boolean> {
  const { name, file, type } = fileLinks(strapi);
  const [row] = await trx(name).whereIn(file, files).whereNot(type, PHOTO).limit(1);
  return row !== undefined;
}

/**
 * Checks the change of a file like a write of each entry that shows it.
 *
 * @throws conflict (409) if a published month or a submitted entry shows it.
 */
export async function requireUnlockedFiles(strapi: Core.Strapi, files: readonly number[]): Promise<void> {
  if (files.length === 0) return;
  const { name, file, type } = fileLinks(strapi);
  const scope = await scopeOf(strapi, actorOf(strapi));
  await strapi.db
    .transaction(async ({ trx }: { trx: Knex.Transaction }) => {
      if (scope.kind === 'part' && (await isShownOtherwise(strapi, trx, files))) throw notYours();
      // Writes the links without a change: the database refuses this for links that a month locks.
      await trx(name)
        .whereIn(file, files)
        .update({ [type]: trx.ref(type) });
      if (scope.kind === 'everything' || scope.partners.size === 0) return;
      for (const { uid, documentId } of await documentsShowing(strapi, trx, files)) {
        await requireNotSentIn(strapi, trx, { uid, documentId, scope });
      }
    })
    .catch((error: unknown) => {
      throw refusalOf(error) ?? error;
    });
}
