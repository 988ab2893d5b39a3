/**
 * The keys that each writing address of the media library accepts. Strapi's own handlers would link a new file to any
 * entry that the form names (`ref`, `refId`, `field`), without the rules of that entry, and would store it under a
 * `path`. The panel sends none of these keys. Only known keys pass.
 */
import type { Context, Next } from 'koa';

import { ForbiddenError, ValidationError } from '../../errors';
import type { RegisteredRoute } from '../../strapi/routes';

interface Taken {
  readonly query: readonly string[];
  /** Fields of the form or keys of the JSON, besides the files. */
  readonly body: readonly string[];
}

const INFO: Taken = { query: [], body: ['fileInfo'] };

/** By method, plugin and path there, for the panel and the Content API alike. */
export const FILE_WRITES: Readonly<Record<string, Taken | 'closed'>> = {
  'POST upload/': { query: ['id'], body: ['fileInfo'] },
  'POST upload/files': INFO,
  'PUT upload/files/:id': INFO,
  'POST upload/files/:id/replace': INFO,
  'DELETE upload/files/:id': { query: [], body: [] },
  'POST upload/actions/bulk-delete': { query: [], body: ['fileIds', 'folderIds'] },
  'POST upload/actions/bulk-move': { query: [], body: ['fileIds', 'folderIds', 'destinationFolderId'] },
  'POST upload/actions/bulk-update': { query: [], body: ['updates'] },
  'POST upload/folders': { query: [], body: ['name', 'parent'] },
  'PUT upload/folders/:id': { query: [], body: ['name', 'parent'] },
  'PUT upload/settings': {
    query: [],
    body: ['sizeOptimization', 'responsiveDimensions', 'autoOrientation', 'aiMetadata'],
  },
  'PUT upload/configuration': { query: [], body: ['pageSize', 'sort'] },
  // The server would open an address from the caller, even inside its own network.
  'POST upload/actions/upload-from-urls': 'closed',
  // Pictures would be sent to an outside server.
  'POST upload/actions/generate-ai-metadata': 'closed',
  'POST upload/ai-metadata-jobs': 'closed',
};

type Gate = (ctx: Context, next: Next) => Promise<unknown>;

const CLOSED =
  '此功能已关闭，请上传文件。 / This is closed: the server fetches no address that somebody names and sends no picture away. Upload the file.';

function refuseOthers(given: object, accepted: readonly string[], where: string): void {
  if (Object.keys(given).every((key) => accepted.includes(key))) return;
  const list = accepted.length === 0 ? 'none' : accepted.join(', ');
  throw new ValidationError(
    `请求有多余的内容。 / The ${where} has keys that are none here; accepted: ${list}.`,
  );
}

/** The gate of a writing route of the media library; null for every other route. */
export function fileWriteGate({ plugin, key, route }: RegisteredRoute): Gate | null {
  if (plugin !== 'upload' || route.method === 'GET') return null;
  const taken = Object.hasOwn(FILE_WRITES, key) ? FILE_WRITES[key] : undefined;
  // A new address of a later version is closed until it is in the table above.
  if (taken === undefined || taken === 'closed') return () => Promise.reject(new ForbiddenError(CLOSED));
  return async (ctx, next) => {
    refuseOthers(ctx.query, taken.query, 'address');
    refuseOthers((ctx.request as { body?: object }).body ?? {}, taken.body, 'form');
    return next();
  };
}
