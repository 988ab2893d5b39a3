/** Every wrong setting in its own process: its message, its exit code, its time, and the files that it leaves. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { prepareFolder, rightSettings, wrongSettings } from './wrong.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const EX_CONFIG = 78;
export const MOST_MILLISECONDS = 2000;

/** @param {{ folder: string, command: string[], progress: (text: string) => void }} options */
export async function proveSettings({ folder, command, progress }) {
  prepareFolder(folder);
  const before = everythingIn(folder);
  const differences = [];
  const times = [];
  const named = new Set();
  const cases = wrongSettings(folder);
  for (const wrong of cases) {
    const outcome = await runWith(wrong, folder, command);
    times.push(outcome.milliseconds);
    for (const name of wrong.names) named.add(name);
    const title = JSON.stringify({ ...wrong.env, ...(wrong.file && { '.env': wrong.file }) });
    differences.push(...faultsOf(wrong, outcome).map((fault) => `${title}: ${fault}`));
    const left = everythingIn(folder);
    if (left !== before) differences.push(`${title}: something was written: ${left}`);
  }
  progress(`${cases.length} wrong settings tried`);
  const sorted = times.sort((a, b) => a - b);
  return {
    cases: cases.length,
    names: named.size,
    median: sorted[Math.floor(sorted.length / 2)],
    slowest: sorted.at(-1),
    differences,
  };
}

/** One start with its own settings; its `.env` is not the developer's file. */
async function runWith({ env = {}, file = '' }, folder, command) {
  const place = path.join(path.dirname(folder), `${path.basename(folder)}.env`);
  fs.writeFileSync(place, file);
  const { PATH, HOME } = process.env;
  const start = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { PATH, HOME, ENV_PATH: place, ...rightSettings(folder), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  }
  const exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const milliseconds = performance.now() - start;
  fs.rmSync(place);
  return { exitCode, output, milliseconds };
}

function faultsOf({ names }, { exitCode, output, milliseconds }) {
  const said = [...output.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
  const same = [...said].sort().join() === [...names].sort().join();
  return [
    ...(exitCode === EX_CONFIG ? [] : [`exit code ${exitCode}`]),
    ...(same ? [] : [`named ${said.join(', ') || 'nothing'} instead of ${names.join(', ')}`]),
    ...(/^\s+at /m.test(output) ? ['a stack trace'] : []),
    ...(milliseconds <= MOST_MILLISECONDS ? [] : [`took ${Math.round(milliseconds)} ms`]),
  ];
}

/** Names, sizes and times of change, so that a rewritten file also shows. */
const everythingIn = (folder) =>
  fs
    .readdirSync(folder, { recursive: true })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = fs.statSync(path.join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
