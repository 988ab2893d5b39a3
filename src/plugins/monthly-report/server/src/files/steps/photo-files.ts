/** The bytes behind the addresses of photos, as they are published. */
import { readFile } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';

import { localPath } from '../store/local-files';
import { by, compareText } from '../../domain/order';
import type { PhotoNode, ReportModel } from '../../report/rules/model';
import { photosOfReport } from '../../report/rules/photos-of-report';
import type { FrozenRecord } from '../../publication/rules/frozen-record';
import { sha256Of } from '../../publication/store/write-revisions';

/** Milliseconds a file elsewhere may take: the month is locked meanwhile. */
const PATIENCE = 10_000;

/** In all its sizes. */
const addressesOf = ({ url, formats }: PhotoNode): string[] => [
  url,
  ...Object.values(formats).map((format) => format.url),
];

/** By address, each once. */
export async function hashPhotos(
  strapi: Core.Strapi,
  models: readonly ReportModel[],
  tell: (done: number, total: number) => Promise<void>,
): Promise<FrozenRecord['photos']> {
  const addresses = [...new Set(models.flatMap(photosOfReport).flatMap(addressesOf))];
  const hashed = [];
  for (const url of addresses) {
    await tell(hashed.length, addresses.length);
    hashed.push({ url, sha256: await hashOfFile(strapi, url) });
  }
  return hashed.sort(by(({ url }) => url, compareText));
}

/** Null where there is no such file. */
export async function hashOfFile(strapi: Core.Strapi, url: string): Promise<string | null> {
  const bytes = url.startsWith('/') ? await localBytes(strapi, url) : await remoteBytes(url);
  return bytes === null ? null : sha256Of(bytes);
}

/** Null where there is no such file in the public folder. */
export async function localBytes(strapi: Core.Strapi, url: string): Promise<Uint8Array | null> {
  const file = localPath(strapi, url);
  if (file === null) return null;
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function remoteBytes(url: string): Promise<Uint8Array | null> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}
