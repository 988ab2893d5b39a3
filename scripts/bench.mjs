/** `npm run bench`: measures what the project promises about speed and memory, on SQLite and PostgreSQL. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { loadEmbeddedPostgres } from './embedded-postgres.mjs';
import { ensureReady, explainAndExit, ROOT } from './ensure.mjs';

await ensureReady().catch(explainAndExit);

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Runs one phase of a benchmark in a process of its own and returns the JSON line it ends with. */
function inProcess(script, phase, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', path.join(ROOT, script), phase], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const last = output.trim().split('\n').at(-1);
      if (code === 0 && last) resolve(JSON.parse(last));
      else reject(new Error(`${script} ${phase} ended with exit code ${code}.\n${output}`));
    });
  });
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'monthly-report-bench-'));
const publicFolder = path.join(folder, 'public');
fs.mkdirSync(path.join(publicFolder, 'uploads'), { recursive: true });
const port = await freePort();
const password = randomBytes(12).toString('hex');
// The PostgreSQL user must be able to reach its folder inside this one.
fs.chmodSync(folder, 0o755);
const EmbeddedPostgres = loadEmbeddedPostgres(ROOT, folder);
const postgres = new EmbeddedPostgres({
  databaseDir: path.join(folder, 'postgres'),
  port,
  user: 'postgres',
  password,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  onLog: () => {},
  onError: () => {},
});

try {
  await postgres.initialise();
  await postgres.start();
  const databases = {
    sqlite: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'bench.db'), DATABASE_URL: '' },
    postgres: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    },
  };
  const results = [];
  for (const [database, env] of Object.entries(databases)) {
    const environment = { ...env, PUBLIC_DIR: publicFolder };
    await inProcess('tests/load/compile-month.mjs', 'fill', environment);
    const result = await inProcess('tests/load/compile-month.mjs', 'measure', environment);
    results.push({ database, ...result });
  }
  console.table(results);
  for (const result of results) process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await postgres.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
