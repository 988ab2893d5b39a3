/**
 * The child process of `npm start`: the built server. A signal or the end of its parent (start.mjs) stops it.
 * It finishes running work first; see the plugin's operation/stopping/.
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
  // A stop waits for the end of the start: its work on the database must not be interrupted.
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
  // With SQLite the event loop does not turn during the start: a signal from that time is handled now. Two turns,
  // because the loop looks for signals between them; in the first one a timer may be due before it looks.
  await turn();
  await turn();
  if (!isStopping) await strapi.listen();
} catch (error) {
  if (!isStopping) strapi.stopWithError(error);
}
