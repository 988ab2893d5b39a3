import type { Core } from '@strapi/strapi';

import { onNewConnections } from '../../strapi/connections';
import { beforeSchemaSync } from '../../strapi/schema-sync';
import { VERSION_SETTING } from './guard';
import { SCHEMA_RELEASE, SCHEMA_VERSION } from './schema-version';
import { raiseVersion, type KeptVersion } from './version-row';

const OWN: KeptVersion = { version: SCHEMA_VERSION, release: SCHEMA_RELEASE };

/** A database without a version is empty, or was made by unreleased code before 0.2.0: both have this version. */
const FIRST_VERSION = 1;

const told = ({ version, release }: KeptVersion): string =>
  `schema version ${version} (of release ${release})`;

/**
 * Before Strapi updates the tables to the schemas, and before any migration, the database gets the version of this
 * server: from then on an older server only reads.
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
 * @throws Error if a newer server has used the database. With the older schemas, the tables would lose sight of the
 * newer fields, and writes of this server would lose their values.
 */
function requireOwnVersion(before: KeptVersion | null): void {
  if (before === null || before.version <= OWN.version) return;
  throw new Error(
    `The database has ${told(before)}, and this server knows ${told(OWN)} at most: it does not start. ` +
      `Start release ${before.release} or a later one, or restore the backup made before the upgrade (docs/upgrading.md).`,
  );
}

/** On PostgreSQL the connection tells the triggers of guard.ts the version of its server. */
function tellVersionOfConnections(strapi: Core.Strapi): void {
  if (strapi.db.dialect.client !== 'postgres') return;
  onNewConnections(strapi, `SET ${VERSION_SETTING} = ${SCHEMA_VERSION}`);
}
