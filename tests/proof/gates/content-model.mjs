/** The table of the content model, read from its source: the readers of all content are derived from it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildSync } from 'esbuild';

const FILE = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../src/plugins/monthly-report/server/src/content-model.ts',
);

const { outputFiles } = buildSync({
  entryPoints: [FILE],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});

/** The source with all its imports in one text, as a separate module. */
export const { CONTENT_TYPES, ROLES, contentTypeOf } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
