import { spawn } from 'node:child_process';
import path from 'node:path';

import { ENVIRONMENT, ROOT } from './environment.mjs';

/** Runs a script of the project to its end and returns the last line it wrote. */
export function runNode(script, args, env, nodeOptions = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeOptions, path.join(ROOT, script), ...args.map(String)], {
      cwd: ROOT,
      env: { ...process.env, ...ENVIRONMENT, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('close', (code) => {
      if (code === 0) resolve(output.trim().split('\n').at(-1));
      else reject(new Error(`${script} ended with exit code ${code}.\n${output}${errors}`));
    });
  });
}
