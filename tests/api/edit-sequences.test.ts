import { spawn } from 'node:child_process';
import path from 'node:path';

import { createTestDatabase, DATABASES, type DatabaseKind, type TestDatabase } from '../helpers/database';
import { APP_FOLDER, baseEnvironment } from '../helpers/environment';
import { temporaryFolder } from '../helpers/run-folder';

/** The quick form of `npm run proof -- --only sequences`. */
const SEQUENCES = 8;
const STEPS = 30;

interface Settings {
  readonly databases: readonly DatabaseKind[];
  readonly sequences: number;
  readonly steps: number;
  readonly seed: number;
  readonly sabotage?: readonly object[];
}

interface Outcome {
  readonly exitCode: number | null;
  readonly result: string;
  /** Progress, and the difference if there is one. */
  readonly said: string;
}

const made: TestDatabase[] = [];

async function prove({ databases, ...settings }: Settings): Promise<Outcome> {
  const environments: { readonly name: string; readonly env: TestDatabase['env'] }[] = [];
  for (const kind of databases) {
    const database = await createTestDatabase(kind, temporaryFolder(`sequences-${kind}`));
    made.push(database);
    environments.push({ name: kind, env: database.env });
  }
  const script = path.join(APP_FOLDER, 'tests', 'proof', 'sequences', 'command.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { cwd: APP_FOLDER, env: baseEnvironment() });
    let result = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (result += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, result, said }));
    child.stdin.end(JSON.stringify({ ...settings, environments }));
  });
}

describe('Random edits', () => {
  // Every day has other sequences; a failure names its seed.
  const seed = Math.floor(Date.now() / 86_400_000);

  afterAll(async () => {
    for (const database of made) await database.drop();
  });

  it('leave every figure as an independent recount has it, in the same bytes on both databases', async () => {
    const outcome = await prove({ databases: DATABASES, sequences: SEQUENCES, steps: STEPS, seed });
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(outcome.result)).toMatchObject({ sequences: SEQUENCES, steps: STEPS, differences: [] });
  });

  it('show a kept sum that is wrong, with the shortest sequence that shows it', async () => {
    const statement = `UPDATE monthly_report_sums SET cell = REPLACE(cell, '"a":', '"a":1')`;
    const { exitCode, said } = await prove({
      databases: ['sqlite'],
      sequences: 1,
      steps: 10,
      seed: 2,
      sabotage: [{ do: 'sql', statement }],
    });
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: expect.stringMatching(/activities.*: answered "#11", recounted "#1"[^]*shrunk from 10 steps/),
    });
    expect(said.match(/"do":"create","uid":"api::activity/g)).toHaveLength(1);
  });
});
