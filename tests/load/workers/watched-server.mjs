/** A Strapi that serves and tells how long its main thread was silent, and how much memory it took. */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';

import { makeStrapi } from '../lib/boot-strapi.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const MEGABYTE = 1024 * 1024;

const strapi = await makeStrapi().start();

/** Milliseconds between two turns of the event loop that had nothing to wait for. */
let longest = 0;
let before = null;
function turn() {
  if (before === null) return;
  const now = performance.now();
  longest = Math.max(longest, now - before);
  before = now;
  setImmediate(turn);
}

serveQuestions(
  {
    watch() {
      longest = 0;
      before = performance.now();
      setImmediate(turn);
    },
    /** The longest silence since `watch`. */
    watched() {
      before = null;
      return { longest, peakMB: (process.resourceUsage().maxRSS * 1024) / MEGABYTE };
    },
    memory: () => process.memoryUsage().rss / MEGABYTE,
  },
  { port: strapi.server.httpServer.address().port },
);
