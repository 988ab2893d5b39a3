/** The table of the content model, read from its source: what may be read by whom is derived from it. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

const FILE = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../src/plugins/monthly-report/server/src/content-model.ts',
);

const { outputText } = ts.transpileModule(fs.readFileSync(FILE, 'utf8'), {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});

/** The table imports nothing, so that its text alone is a module. */
export const { CONTENT_TYPES, ROLES, contentTypeOf } = await import(
  `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`
);
