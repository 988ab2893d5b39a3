/** A file that a published month shows cannot change: the revision contains the hash of its bytes. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { integerOrNull, text, type Row } from '../../database/rows';
import { conflict } from '../../errors';
import { extendService } from '../../strapi/services';
import { onQueries, type QueryEvent } from '../../strapi/write-events';
import { FILE, UID } from '../../uids';
import { requireUnlockedFiles } from './shown-files';

interface UploadService {
  remove(file: Row): Promise<unknown>;
  replace(id: number | string, ...rest: readonly unknown[]): Promise<unknown>;
}

/** The fields that a replacement changes. */
const BYTES: readonly string[] = ['url', 'hash', 'ext', 'formats', 'provider'];
/** The texts that are printed beside a photo. Names and folders are not printed and may change. */
const WORDS: readonly string[] = ['alternativeText', 'caption'];

/**
 * Refuses (409) to delete or replace a file that the newest revision of a month or a locked entry shows, and to
 * change its texts in a locked entry. The check runs before the file is removed, and again when its row is deleted,
 * whoever deletes it.
 */
export function guardPublishedFiles(strapi: Core.Strapi): void {
  const requireUnlocked = (files: readonly Row[]): Promise<void> =>
    requireUnlockedFiles(
      strapi,
      files.map(({ id }) => Number(id)),
    );
  const requireUnused = async (files: readonly Row[]): Promise<void> => {
    for (const file of files) {
      const month = await monthShowing(strapi, text(file, 'url'));
      if (month !== null) throw refusal(text(file, 'name'), month);
    }
    await requireUnlocked(files);
  };
  const filesOf = (where: unknown): Promise<Row[]> =>
    strapi.db.query(FILE).findMany({ select: ['id', 'url', 'name'], where: where as object });
  const judgeUpdate = async ({ params }: QueryEvent): Promise<void> => {
    const data = (params.data ?? {}) as Row;
    const judged = [...BYTES, ...WORDS];
    if (!judged.some((field) => field in data)) return;
    const files: Row[] = await strapi.db.query(FILE).findMany({ where: params.where as object });
    const changedIn = (fields: readonly string[]): Row[] =>
      files.filter((file) => fields.some((field) => differs(file[field], data, field)));
    await requireUnused(changedIn(BYTES));
    await requireUnlocked(changedIn(WORDS));
  };
  const judgeDelete = async ({ params }: QueryEvent): Promise<void> =>
    requireUnused(await filesOf(params.where));

  extendService<UploadService>(strapi, 'plugin::upload.upload', ['remove', 'replace'], (service) => {
    const remove = service.remove.bind(service);
    const replace = service.replace.bind(service);
    return Object.assign(service, {
      async remove(file: Row) {
        await requireUnused(await filesOf({ id: integerOrNull(file, 'id') }));
        return remove(file);
      },
      async replace(id: number | string, ...rest: readonly unknown[]) {
        await requireUnused(await filesOf({ id }));
        return replace(id, ...rest);
      },
    });
  });
  onQueries(strapi, {
    models: [FILE],
    beforeDelete: judgeDelete,
    beforeDeleteMany: judgeDelete,
    beforeUpdate: judgeUpdate,
    beforeUpdateMany: judgeUpdate,
  });
}

const differs = (present: unknown, data: Row, field: string): boolean =>
  field in data && JSON.stringify(data[field] ?? null) !== JSON.stringify(present ?? null);

/** The month whose newest revision contains the address; null if there is none. */
async function monthShowing(strapi: Core.Strapi, url: string): Promise<string | null> {
  const { query, placeIn } = dialectOf(strapi);
  const revisions = strapi.db.metadata.get(UID.revision).tableName;
  return strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    const [row] = await query(
      trx,
      'month_showing',
      `SELECT revision.month AS month FROM ${revisions} revision
        WHERE ${placeIn('revision.content')} > 0 AND revision.number =
          (SELECT max(newer.number) FROM ${revisions} newer WHERE newer.month = revision.month)
        ORDER BY revision.month LIMIT 1`,
      [JSON.stringify(url)],
    );
    return row === undefined ? null : text(row, 'month');
  });
}

const refusal = (name: string, month: string): Error =>
  conflict(
    `文件“${name}”用在已发布的${month}月报中，不能删除或替换。 / "${name}" is shown in the published report of ${month}; it cannot be deleted or replaced.`,
  );
