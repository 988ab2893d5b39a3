/**
 * npm run restore -- backup.tar.gz [--key KEY]
 *
 * Replaces everything in the database of the settings (.env) and the uploaded files by what
 * `npm run strapi -- export` wrote, published months included, then rebuilds the kept sums. Stop
 * the servers first. Plain `strapi import` is refused if a month is published: only this command lifts
 * the locks, inside the transaction of the restore. It runs in a copy of the app, because Strapi's
 * command compiles the app in its folder.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { copyApp } from './app-copy.mjs';
import { binOf, ensureReady, explainAndExit, ROOT } from './ensure.mjs';
import { requireSettings, settingsModule } from './settings.mjs';

try {
  const { file, key } = readArguments();
  await ensureReady();
  process.env.NODE_ENV = 'production';
  const settings = await requireSettings({ listens: false });
  await importBackup(file, key, settingsModule().wholePaths(settings, ROOT));
  await run(['scripts/totals.mjs', 'rebuild'], { cwd: ROOT });
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
  return { file: path.resolve(file), key: values.key };
}

/** @param paths the settings that are paths; relative paths would start from the copy */
async function importBackup(file, key, paths) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'monthly-report-restore-'));
  try {
    copyApp(ROOT, folder);
    const strapi = [binOf('@strapi/strapi', 'strapi'), 'import', '--force', '--file', file];
    await run(key === undefined ? strapi : [...strapi, '--key', key], {
      cwd: folder,
      env: { ...paths, MONTHLY_REPORT_RESTORES: 'true' },
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error if the command fails; then nothing was changed, or the command itself says what was. */
function run(command, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    // The child ends by a signal; afterwards the rest of the copy is removed.
    const passOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const one of signals) process.off(one, passOn);
      if (code === 0) resolve();
      else reject(new Error(`The restore failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}
