/** A file that a published month shows stays as it is: the revision holds the hash of its bytes. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../content/kept/dialect';
import { integerOrNull, text, type Row } from '../content/rows';
import { conflict } from '../errors';
import { FILE, UID } from '../uids';

interface UploadService {
  remove(file: Row): Promise<unknown>;
  replace(id: number | string, ...rest: readonly unknown[]): Promise<unknown>;
}

interface Services {
  extend(uid: string, extension: (service: UploadService) => UploadService): unknown;
}

/** What a replacement changes; names, captions and folders may change. */
const BYTES: readonly string[] = ['url', 'hash', 'ext', 'formats', 'provider'];

/**
 * Refuses (409) to delete or replace a file that the newest revision of a month shows: before
 * the file goes, and once more where its row does, whoever deletes that.
 */
export function guardPublishedFiles(strapi: Core.Strapi): void {
  const requireUnused = async (files: readonly Row[]): Promise<void> => {
    for (const file of files) {
      const month = await monthShowing(strapi, text(file, 'url'));
      if (month !== null) throw refusal(text(file, 'name'), month);
    }
  };
  const filesOf = (where: unknown): Promise<Row[]> =>
    strapi.db.query(FILE).findMany({ select: ['id', 'url', 'name'], where: where as object });

  strapi.get<Services>('services').extend('plugin::upload.upload', (service) => {
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
  strapi.db.lifecycles.subscribe({
    models: [FILE],
    beforeDelete: async ({ params }) => requireUnused(await filesOf(params.where)),
    beforeDeleteMany: async ({ params }) => requireUnused(await filesOf(params.where)),
    beforeUpdate: async ({ params }) => {
      const data = (params.data ?? {}) as Row;
      const files: Row[] = BYTES.some((field) => field in data)
        ? await strapi.db.query(FILE).findMany({ where: params.where as object })
        : [];
      const changed = files.filter((file) => BYTES.some((field) => differs(file[field], data, field)));
      await requireUnused(changed);
    },
  });
}

const differs = (present: unknown, data: Row, field: string): boolean =>
  field in data && JSON.stringify(data[field] ?? null) !== JSON.stringify(present ?? null);

/** The month whose newest revision names the address; null where none does. */
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
