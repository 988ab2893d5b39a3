/** `npm test`: prepares a fresh clone, then runs every test on SQLite and PostgreSQL. Arguments go to Jest. */
import { spawn } from 'node:child_process';

import { binOf, ensureReady, explainAndExit, ROOT } from './ensure.mjs';

await ensureReady().catch(explainAndExit);

const jest = spawn(process.execPath, [binOf('jest', 'jest'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true' },
});
jest.on('close', (code) => process.exit(code ?? 1));
