/**
 * Random edit sequences in a process of their own: the settings of `proveSequences` as JSON on
 * stdin, its result as JSON on stdout, how far it is on stderr. Exit code 1 and the shortest
 * counterexample on stderr where something differs.
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
