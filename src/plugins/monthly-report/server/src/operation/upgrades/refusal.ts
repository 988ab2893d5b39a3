/** The answer of a server that is older than its database: it still reads, but writes nothing. */
import type { Core } from '@strapi/strapi';

import { unavailable } from '../../errors';
import { OUTDATED_SIGN } from './guard';
import { SCHEMA_VERSION } from './schema-version';
import { readVersion } from './version-row';

/** Seconds: an old server is replaced within minutes after the start of the new one. */
const RETRY_SECONDS = 60;

/** 503: the request is fine, and the next server accepts it. */
export const outdated = (): Error =>
  unavailable(
    '系统正在升级：此服务器的版本较旧，只能读取，未作任何改动，请稍后再试。 / The system is being upgraded: this server is the older one and only reads. Nothing was changed; try again later.',
    RETRY_SECONDS,
  );

/** Whether the database refused a write because this server is older than the database. */
export const isOutdatedRefusal = (error: unknown): boolean =>
  error instanceof Error && error.message.includes(OUTDATED_SIGN);

/** Whether a newer server has raised the version of the database. */
export async function isOutdated(strapi: Core.Strapi): Promise<boolean> {
  const present = await readVersion(strapi.db.connection);
  return present !== null && present.version > SCHEMA_VERSION;
}
