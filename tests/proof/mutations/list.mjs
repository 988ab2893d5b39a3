/**
 * The mutants and the tests that should notice each, as JSON, without running anything.
 *   node tests/proof/mutations/list.mjs
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { testsOf } from './areas.mjs';
import { mutantsOf } from './tables.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { mutants, withoutMutant } = mutantsOf(ROOT);
const listed = mutants.map((mutant) => {
  const { near, area } = testsOf(ROOT, mutant);
  return { id: mutant.id, kind: mutant.kind, tests: [...near, ...area] };
});
process.stdout.write(`${JSON.stringify({ mutants: listed, withoutMutant }, null, 1)}\n`);
