/**
 * This app with a plugin that does everything except keeping sums. The statements that start its locks, its
 * following of writes, its end of transactions and its repairs are removed from the source before it is
 * bundled. This is only for measuring their cost.
 */
import fs from 'node:fs';
import path from 'node:path';

import { build, copyTree } from '../../proof/mutations/tree.mjs';
import { ROOT } from './environment.mjs';

const SOURCES = 'src/plugins/monthly-report/server/src';

/** Each stands exactly once in the sources, on its own line, in any file. */
const LEFT_OUT = [
  'registerDocumentLocks(strapi);',
  'lockBulkActions(strapi);',
  'followWrites(strapi);',
  'keepSumsInTransactions(strapi);',
  'await makeMissingSums(strapi);',
  'mendOrReportOnceListening(strapi);',
];

/** @throws Error if a statement is missing or repeated: then the plugin keeps its sums in another way. */
function leaveOut(folder) {
  const found = new Map(LEFT_OUT.map((statement) => [statement, 0]));
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const file = path.join(folder, name);
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const kept = lines.filter((line) => {
      const statement = line.trim();
      const times = found.get(statement);
      if (times !== undefined) found.set(statement, times + 1);
      return times === undefined;
    });
    if (kept.length < lines.length) fs.writeFileSync(file, kept.join('\n'));
  }
  const wrong = [...found].filter(([, times]) => times !== 1);
  if (wrong.length === 0) return;
  const told = wrong.map(([statement, times]) => `"${statement}" ${times} times`).join(', ');
  throw new Error(
    `The plugin keeps its sums in another way now: ${told} in ${SOURCES}, and not once. Name in LEFT_OUT what does it.`,
  );
}

/** @returns the folders of the app, for createStrapi */
export function makeAppWithoutKeptSums(folder) {
  const appDir = path.join(folder, 'app-without-kept-sums');
  copyTree(ROOT, appDir);
  leaveOut(path.join(appDir, SOURCES));
  build(appDir, '');
  return { appDir, distDir: path.join(appDir, 'dist') };
}
