import type { Core } from '@strapi/strapi';

import { onNewConnections } from '../../strapi/connections';
import { beforeSchemaSync } from '../../strapi/schema-sync';
import { VERSION_SETTING } from './guard';
import { SCHEMA_RELEASE, SCHEMA_VERSION } from './schema-version';
import { raiseVersion, type KeptVersion } from './version-row';

const OWN: KeptVersion = { version: SCHEMA_VERSION, release: SCHEMA_RELEASE };

/** A database without a version was made by the unreleased code before 0.2.0, or is empty: either has this one. */
const FIRST_VERSION = 1;

const told = ({ version, release }: KeptVersion): string =>
  `schema version ${version} (of release ${release})`;

/**
 * Before Strapi brings the tables in line with the schemas, and before any migration, the database gets the
 * version of this server: from then on an older server beside it only reads.
 */
export function registerSchemaVersion(strapi: Core.Strapi): void {
  tellVersionOfConnections(strapi);
  beforeSchemaSync(strapi, async () => {
    const before = await raiseVersion(strapi, OWN);
    requireOwnVersion(before);
    if ((before?.version ?? FIRST_VERSION) < OWN.version) {
      const from = before === null ? `schema version ${FIRST_VERSION}` : told(before);
      strapi.log.info(
        `The database is upgraded from ${from} to ${told(OWN)}. Older servers beside this one only read from now on.`,
      );
    }
  });
}

/**
 * @throws Error if a newer server has been here. To bring the tables in line with older schemas would hide
 *   what the newer ones added, and what this server writes would lose it.
 */
function requireOwnVersion(before: KeptVersion | null): void {
  if (before === null || before.version <= OWN.version) return;
  throw new Error(
    `The database has ${told(before)}, and this server knows ${told(OWN)} at most: it does not start. ` +
      `Start release ${before.release} or a later one, or restore the backup made before the upgrade (docs/upgrading.md).`,
  );
}

/** On PostgreSQL the triggers of guard.ts learn from the connection how old its server is. */
function tellVersionOfConnections(strapi: Core.Strapi): void {
  if (strapi.db.dialect.client !== 'postgres') return;
  onNewConnections(strapi, `SET ${VERSION_SETTING} = ${SCHEMA_VERSION}`);
}
