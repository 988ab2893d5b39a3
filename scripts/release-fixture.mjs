/**
 * npm run release:fixture   writes the fixture of the next release: its database with a little content, for SQLite and
 *                           PostgreSQL (tests/fixtures/released/<release>/), and the list of what its schema version
 *                           consists of (tests/fixtures/schema/<version>.json)
 *
 * Refused after the release is tagged: a released fixture never changes (docs/upgrading.md).
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { onPostgres } from './empty-databases.mjs';
import { ensureReady, explainAndExit, ROOT } from './ensure.mjs';

const FIXTURES = path.join(ROOT, 'tests', 'fixtures');

try {
  await ensureReady();
  await onPostgres(makeAll);
} catch (error) {
  explainAndExit(error);
}

async function makeAll(databases) {
  const { makeFixture } = await import('../tests/released/make-fixture.mjs');
  const made = path.join(databases.folder, 'fixture');
  const lists = {};
  let told = null;
  for (const { name, env } of await databases.both('fixture')) {
    const { list, version, release } = await makeFixture(name, env, path.join(made, name));
    lists[name] = list;
    told = { version, release };
  }
  refuseReleased(told);
  refusePaths(made);
  const folder = path.join(FIXTURES, 'released', told.release);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(made, folder, { recursive: true });
  const list = path.join(FIXTURES, 'schema', `${told.version}.json`);
  fs.mkdirSync(path.dirname(list), { recursive: true });
  fs.writeFileSync(list, `${JSON.stringify(lists, null, 2)}\n`);
  process.stdout.write(
    `Schema version ${told.version} of release ${told.release}: ${path.relative(ROOT, folder)} and ${path.relative(ROOT, list)}\n`,
  );
}

function refuseReleased({ release, version }) {
  const tags = execFileSync('git', ['tag', '--list', `v${release}`], { cwd: ROOT, encoding: 'utf8' }).trim();
  if (tags === '') return;
  throw new Error(
    `Release ${release} is tagged, and its schema version ${version} stays as it is: set the next SCHEMA_VERSION and SCHEMA_RELEASE first (docs/upgrading.md).`,
  );
}

/** @throws Error if a file names a folder of this machine. */
function refusePaths(folder) {
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!fs.statSync(file).isFile()) continue;
    const bytes = fs.readFileSync(file);
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const found = [ROOT, os.tmpdir(), os.homedir()].find((place) => text.includes(`${place}/`));
    if (found !== undefined) throw new Error(`${name} names the folder ${found} of this machine.`);
  }
}
