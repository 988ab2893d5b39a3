/** `npm test`: prepares a fresh clone, then runs every test on SQLite and PostgreSQL. Arguments go to Jest. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';

import { binOf, ensureReady, explainAndExit, ROOT } from './ensure.mjs';

await ensureReady().catch(explainAndExit);

// Jest takes every word behind `--selectProjects` for a project: files are named before it.
const given = process.argv.slice(2);
const isFile = (word) => fs.existsSync(word);
const words = [...given.filter(isFile), ...given.filter((word) => !isFile(word))];

const jest = spawn(process.execPath, [binOf('jest', 'jest'), ...words], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true' },
});
jest.on('close', (code) => process.exit(code ?? 1));
