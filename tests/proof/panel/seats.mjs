/**
 * Every role in both languages at both widths: a month for each, on a copy of the demo. All their
 * requests together become the fixtures.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { forkServer } from '../forked-server.mjs';
import { writeRecorded } from './recorded.mjs';
import { ROLES, workThroughMonth } from './run.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SERVER = fileURLToPath(new URL('server.mjs', import.meta.url));

export const SEATS = ['zh', 'en'].flatMap((language) => [1280, 390].map((width) => ({ language, width })));

const AT_ONCE = 2;

/** Loads the demo into a database and returns its accounts. */
async function loadDemo(environment) {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.mjs', '--load-only'], {
    cwd: ROOT,
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const line = stdout.split('\n').findLast((candidate) => candidate.startsWith('{'));
  return JSON.parse(line).accounts;
}

/** A copy of an SQLite database that no server uses, and of its files. */
function copyOf(environment, folder) {
  const file = path.join(folder, 'data.db');
  const publicFolder = path.join(folder, 'public');
  fs.cpSync(environment.PUBLIC_DIR, publicFolder, { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) {
    const from = environment.DATABASE_FILENAME + suffix;
    if (fs.existsSync(from)) fs.cpSync(from, file + suffix);
  }
  return { ...environment, DATABASE_FILENAME: file, PUBLIC_DIR: publicFolder };
}

/** The month at one seat, on its own server. */
async function workAt(seat, { environment, folder, accounts, progress }) {
  const place = path.join(folder, `panel-${seat.language}-${seat.width}`);
  fs.mkdirSync(place);
  const server = forkServer(SERVER, copyOf(environment, place));
  try {
    await server.started;
    return await workThroughMonth({
      url: server.url,
      accounts,
      seats: Object.fromEntries(ROLES.map((role) => [role, seat])),
      pictures: process.env.PANEL_PICTURES || undefined,
      progress,
    });
  } finally {
    await server.stop();
  }
}

export async function proveSeats({ environment, folder, progress }) {
  const begun = Date.now();
  progress('loading the demo');
  const accounts = await loadDemo(environment);
  const recorded = Object.fromEntries(ROLES.map((role) => [role, []]));
  const differences = [];
  let steps = 0;
  // Most of a job is waiting for the panel: two seats keep two cores busy.
  for (let first = 0; first < SEATS.length; first += AT_ONCE) {
    const working = SEATS.slice(first, first + AT_ONCE).map((seat) =>
      workAt(seat, { environment, folder, accounts, progress }),
    );
    for (const month of await Promise.all(working)) {
      differences.push(...month.faults);
      steps += month.steps;
      for (const role of ROLES) recorded[role].push(...(month.recorded[role] ?? []));
    }
  }
  const requests = {};
  for (const role of ROLES) {
    // A job that stopped early has not sent all its requests.
    const distinct = differences.length === 0 ? writeRecorded(role, recorded[role]).length : 0;
    requests[role] = { sent: recorded[role].length, distinct };
  }
  return {
    seats: SEATS.map(({ language, width }) => `${language} at ${width} pixels`),
    steps,
    requests,
    differences,
    milliseconds: Date.now() - begun,
  };
}
