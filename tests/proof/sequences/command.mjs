/**
 * Random edit sequences in their own process: the settings of `proveSequences` are JSON on
 * stdin, its result is JSON on stdout, its progress is on stderr. On a difference: exit code 1 and
 * the shortest counterexample on stderr.
 */
import { text } from 'node:stream/consumers';

import { proveSequences } from './run.mjs';

const say = (line) => process.stderr.write(`${line}\n`);

try {
  const settings = JSON.parse(await text(process.stdin));
  const result = await proveSequences({ ...settings, progress: say });
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
