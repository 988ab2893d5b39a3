import { rmSync } from 'node:fs';

import './global-setup';

export default async function globalTeardown(): Promise<void> {
  const run = globalThis.testRun;
  if (run === undefined) return;
  await run.postgres.stop();
  rmSync(run.folder, { recursive: true, force: true });
}
