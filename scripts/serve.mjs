/**
 * The inside of `npm start`: the built server, told to stop by a signal or by the end of its parent
 * (start.mjs). What is under way is finished first; see the plugin's operation/stopping/.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';

import { ROOT } from './ensure.mjs';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
// Strapi's own ES modules import folders, which Node.js refuses: its CommonJS build is the one that runs.
const require = createRequire(import.meta.url);

process.chdir(ROOT);
const { createStrapi } = require('@strapi/strapi');
const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });

let isStopping = false;
const loading = strapi.load();

function stop() {
  if (isStopping) return;
  isStopping = true;
  // A start is not torn apart in the middle of its work on the database.
  void loading
    .then(() => strapi.destroy())
    .then(
      () => process.exit(0),
      (error) => strapi.stopWithError(error),
    );
}
for (const signal of SIGNALS) {
  // Strapi's own handler would destroy a server that is still loading.
  process.removeAllListeners(signal);
  process.on(signal, stop);
}
process.once('disconnect', stop);

try {
  await loading;
  // With SQLite nothing lets the event loop turn meanwhile: a signal that came is heard now. Between two turns
  // the loop has looked for signals; a timer may be due before it looks.
  await turn();
  await turn();
  if (!isStopping) await strapi.listen();
} catch (error) {
  if (!isStopping) strapi.stopWithError(error);
}
