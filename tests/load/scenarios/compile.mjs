/** One month with much content, compiled by a fresh process. */
import { figure } from '../lib/figures.mjs';
import { runNode } from '../lib/run-node.mjs';

const SCRIPT = 'tests/load/compile-month.mjs';

/** It makes its own content: a month of stories, not years of activities. */
export const content = 'own';

export async function run({ databases, database: { kind } }) {
  const env = await databases.createEmpty(kind, 'compile');
  try {
    await runNode(SCRIPT, ['fill'], env);
    const measured = JSON.parse(await runNode(SCRIPT, ['measure'], env, ['--expose-gc']));
    return [
      figure({
        figure: `${measured.benchmark}: CPU ms`,
        value: measured.cpuMsMedianOf5,
        atMost: measured.cpuMsTarget,
      }),
      figure({
        figure: `${measured.benchmark}: extra memory MB`,
        value: measured.extraMemoryMB,
        atMost: measured.extraMemoryTargetMB,
      }),
    ];
  } finally {
    await databases.drop(kind, 'compile');
  }
}
