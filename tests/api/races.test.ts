import { spawn } from 'node:child_process';
import path from 'node:path';

import { createTestDatabase, type TestDatabase } from '../helpers/database';
import { APP_FOLDER, baseEnvironment } from '../helpers/environment';
import { temporaryFolder } from '../helpers/run-folder';

/** The quick form of `npm run proof -- --only races`. */
const ROUNDS = 3;
const EDITS = 100;

interface Races {
  readonly seed: number;
  readonly started: { readonly differences: readonly string[] };
  readonly published: { readonly publishes: number; readonly differences: readonly string[] };
  readonly edited: {
    readonly edits: number;
    readonly publications: number;
    readonly reads: number;
    readonly stale: readonly string[];
    readonly errors: readonly string[];
  };
  readonly kept: { readonly cells: number; readonly differences: readonly string[] };
  readonly deadlocks: number;
}

function race(env: Readonly<Record<string, string>>, seed: number): Promise<Races> {
  const script = path.join(APP_FOLDER, 'tests', 'proof', 'races', 'run.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ROUNDS, EDITS, seed].map(String), {
      cwd: APP_FOLDER,
      env: { ...baseEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let result = '';
    let progress = '';
    child.stdout.on('data', (chunk: Buffer) => (result += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (progress += chunk.toString()));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve(JSON.parse(result) as Races);
      else reject(new Error(`The races ended with exit code ${exitCode}.\n${progress}`));
    });
  });
}

describe('Two servers on one PostgreSQL', () => {
  // Every day has another seed; a failure names it.
  const seed = Math.floor(Date.now() / 86_400_000);
  let database: TestDatabase | undefined;
  let races: Races;

  beforeAll(async () => {
    database = await createTestDatabase('postgres', temporaryFolder('races'));
    races = await race(database.env, seed);
  });
  afterAll(async () => {
    await database?.drop();
  });

  it('come up when they start at once on an empty database, and enter nothing twice', () => {
    expect(races.started.differences).toEqual([]);
  });

  it('leave one published row and the right sum when both publish one document at once', () => {
    expect(races.published).toMatchObject({ publishes: ROUNDS * 8, differences: [] });
  });

  it(`take random edits at once without an error or a deadlock (seed ${seed})`, () => {
    expect(races.edited).toMatchObject({ edits: EDITS, errors: [] });
    expect(races.deadlocks).toBe(0);
  });

  it('answer what the other one has committed or published, also to a reader who asks with an earlier ETag', () => {
    expect(races.edited.stale).toEqual([]);
    expect(races.edited.publications).toBeGreaterThan(0);
    expect(races.edited.reads).toBeGreaterThan(EDITS / 4);
  });

  it('keep the sums that PostgreSQL itself counts from the activities', () => {
    expect(races.kept.differences).toEqual([]);
    expect(races.kept.cells).toBeGreaterThan(0);
  });
});
