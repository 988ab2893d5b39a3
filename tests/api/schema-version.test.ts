import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
  SCHEMA_RELEASE,
  SCHEMA_VERSION,
} from '../../src/plugins/monthly-report/server/src/operation/upgrades/schema-version';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { APP_FOLDER } from '../helpers/environment';
import { keptSchemaList, RELEASES } from '../helpers/released';
import { withSql } from '../helpers/sql';
import { schemaList } from '../released/schema-list.mjs';

const manifest = (folder: string) =>
  JSON.parse(readFileSync(path.join(APP_FOLDER, folder, 'package.json'), 'utf8')) as { version: string };

/** docs/upgrading.md says what to do, under "How a release is made". */
describeOnBothDatabases('The schema', {}, (server) => {
  it(`is what schema version ${SCHEMA_VERSION} consists of; a change of it needs the next version`, async () => {
    const kind = server().databaseEnv.DATABASE_CLIENT === 'postgres' ? 'postgres' : 'sqlite';
    const present = await withSql(server(), (db) => schemaList(kind, db));
    expect(present).toEqual(keptSchemaList(SCHEMA_VERSION)[kind]);
  });
});

describe('The release', () => {
  it('is one version in the app and in the plugin, no older than its schema', () => {
    const { version } = manifest('.');
    expect(manifest('src/plugins/monthly-report').version).toBe(version);
    expect(version.localeCompare(SCHEMA_RELEASE, 'en', { numeric: true })).toBeGreaterThanOrEqual(0);
  });

  it('has a fixture of every schema version', () => {
    expect(RELEASES).toHaveLength(SCHEMA_VERSION);
    expect(RELEASES.at(-1)).toBe(SCHEMA_RELEASE);
  });
});
