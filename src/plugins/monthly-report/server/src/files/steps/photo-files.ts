/** The bytes of published photos, by their addresses. */
import { readFile } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';

import { localPath } from '../store/local-files';
import { by, compareText } from '../../domain/order';
import type { PhotoNode, ReportModel } from '../../report/rules/model';
import { photosOfReport } from '../../report/rules/photos-of-report';
import type { FrozenRecord } from '../../publication/rules/frozen-record';
import { sha256Of } from '../../publication/store/write-revisions';

/** Milliseconds that a file on another server may take: the month is locked meanwhile. */
const PATIENCE = 10_000;

/** The addresses of all sizes of a photo. */
const addressesOf = ({ url, formats }: PhotoNode): string[] => [
  url,
  ...Object.values(formats).map((format) => format.url),
];

/** The hashes of all photos by address, without repeats. */
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

/** Null if the file does not exist. */
export async function hashOfFile(strapi: Core.Strapi, url: string): Promise<string | null> {
  const bytes = url.startsWith('/') ? await localBytes(strapi, url) : await remoteBytes(url);
  return bytes === null ? null : sha256Of(bytes);
}

/** Null if the public folder has no such file. */
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
