/**
 * npm run restore -- backup.tar.gz [--key KEY]
 *
 * Replaces everything in the database of the settings (.env) and the uploaded files by what
 * `npm run strapi -- export` wrote, published months included, then makes the kept sums anew. Stop
 * the servers first. Plain `strapi import` is refused where a month is published: its locks
 * are lifted here alone, inside the transaction of the restore.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { parseArgs } from 'node:util';

import { binOf, ensureReady, explainAndExit, ROOT } from './ensure.mjs';
import { requireSettings } from './settings.mjs';

try {
  const { file, key } = readArguments();
  await ensureReady();
  process.env.NODE_ENV = 'production';
  await requireSettings({ listens: false });
  const strapi = [binOf('@strapi/strapi', 'strapi'), 'import', '--force', '--file', file];
  await run(key === undefined ? strapi : [...strapi, '--key', key], { MONTHLY_REPORT_RESTORES: 'true' });
  await run(['scripts/totals.mjs', 'rebuild'], {});
} catch (error) {
  explainAndExit(error);
}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new Error('Name one backup: npm run restore -- backup.tar.gz');
  }
  if (!fs.existsSync(file)) throw new Error(`There is no file ${file}.`);
  return { file, key: values.key };
}

/** @throws Error if the command fails; nothing was changed then, or its own words say what was. */
function run(command, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The restore failed (exit code ${code}).`)),
    );
  });
}
