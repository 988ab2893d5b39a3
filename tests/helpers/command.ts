/** Runs one of the project's commands, as a terminal would, on the database of a test. */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { APP_FOLDER, baseEnvironment } from './environment';

export interface Outcome {
  readonly exitCode: number | null;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

export function runCommand(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  app: string = APP_FOLDER,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(app, 'scripts', script), ...args], {
      cwd: app,
      env: { ...baseEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => output.push(chunk));
    }
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output: output.join('') }));
  });
}
