/** The demo content, loaded once per kind of database and run, then copied for every server. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { DatabaseKind, TestDatabase } from './database';
import { createTestDatabase } from './database';
import { APP_FOLDER, baseEnvironment } from './environment';
import { sharedFolder } from './run-folder';

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

export interface DemoTemplate {
  readonly database: TestDatabase;
  readonly accounts: readonly Account[];
}

type Stored = { readonly accounts: readonly Account[]; readonly database: Omit<TestDatabase, 'drop'> };
type Outcome = { readonly stored: Stored } | { readonly error: string };

const POLL = 200;

/**
 * Several workers may ask at once: the worker that makes the folder loads, and the others wait for
 * the result. A failed load fails for all of them, at once and with the same message.
 */
export async function demoTemplate(kind: DatabaseKind): Promise<DemoTemplate> {
  const folder = path.join(demoFolder(), kind);
  const outcomeFile = path.join(demoFolder(), `${kind}.json`);
  if (isFirst(folder)) {
    const outcome = await load(kind, folder).then(
      (stored): Outcome => ({ stored }),
      (error: unknown): Outcome => ({ error: error instanceof Error ? error.message : String(error) }),
    );
    // Renamed into place, so that no worker reads half a file.
    writeFileSync(`${outcomeFile}.part`, JSON.stringify(outcome));
    renameSync(`${outcomeFile}.part`, outcomeFile);
  }
  const outcome = await outcomeIn(outcomeFile);
  if ('error' in outcome) throw new Error(outcome.error);
  const { accounts, database } = outcome.stored;
  return { accounts, database: { ...database, drop: () => Promise.resolve() } };
}

/** The folder of this run, unless TEST_DEMO_FOLDER names one that many runs share. */
const demoFolder = (): string => {
  const given = process.env.TEST_DEMO_FOLDER;
  if (!given) return sharedFolder('demo');
  mkdirSync(given, { recursive: true });
  return given;
};

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function outcomeIn(file: string): Promise<Outcome> {
  for (;;) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await wait(POLL);
  }
}

async function load(kind: DatabaseKind, folder: string): Promise<Stored> {
  const { drop: _drop, ...database } = await createTestDatabase(kind, folder);
  const output = await runLoader(database.env);
  return { accounts: accountsIn(output), database };
}

function runLoader(databaseEnv: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const loader = spawn(process.execPath, ['scripts/demo.mjs', '--load-only'], {
      cwd: APP_FOLDER,
      env: { ...baseEnvironment(), ...databaseEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    const messages: Buffer[] = [];
    loader.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    loader.stderr.on('data', (chunk: Buffer) => messages.push(chunk));
    loader.on('error', reject);
    loader.on('close', (code) => {
      const said = Buffer.concat(output).toString('utf8');
      if (code === 0) resolve(said);
      else
        reject(
          new Error(
            `Loading the demo failed (${code}).\n${said}\n${Buffer.concat(messages).toString('utf8')}`,
          ),
        );
    });
  });
}

function accountsIn(output: string): readonly Account[] {
  for (const line of output.split('\n').reverse()) {
    if (!line.startsWith('{')) continue;
    const parsed = JSON.parse(line) as { readonly accounts?: readonly Account[] };
    if (parsed.accounts !== undefined) return parsed.accounts;
  }
  throw new Error(`The demo loader printed no accounts:\n${output}`);
}
