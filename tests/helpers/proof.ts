/** One of the proofs of publication (tests/proof/command.mjs) in a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { createTestDatabase, type DatabaseKind, type TestDatabase } from './database';
import { APP_FOLDER, baseEnvironment } from './environment';
import { temporaryFolder } from './run-folder';

export interface ProofDatabases {
  readonly environments: readonly { readonly name: DatabaseKind; readonly env: TestDatabase['env'] }[];
  readonly drop: () => Promise<void>;
}

/** Empty databases for a proof, one of each kind. */
export async function proofDatabases(name: string, kinds: readonly DatabaseKind[]): Promise<ProofDatabases> {
  const databases: TestDatabase[] = [];
  for (const kind of kinds)
    databases.push(await createTestDatabase(kind, temporaryFolder(`${name}-${kind}`)));
  return {
    environments: databases.map(({ kind, env }) => ({ name: kind, env })),
    drop: async () => {
      for (const database of databases) await database.drop();
    },
  };
}

/** The result of a proof; rejects with its output if it has no result. */
export function prove<Result>(name: string, settings: object): Promise<Result> {
  const script = path.join(APP_FOLDER, 'tests', 'proof', 'command.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, name], { cwd: APP_FOLDER, env: baseEnvironment() });
    let result = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (result += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve(JSON.parse(result) as Result);
      else reject(new Error(`The proof "${name}" ended with exit code ${exitCode}.\n${said}`));
    });
    child.stdin.end(JSON.stringify(settings));
  });
}

/** Another seed every day; a failure names it. */
export const seedOfToday = (): number => Math.floor(Date.now() / 86_400_000);
