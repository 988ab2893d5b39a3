/** A Strapi that serves and measures the longest silence of its main thread, and its memory. */
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';

import { createApiToken } from '../lib/api-token.mjs';
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { SYSTEM } from '../lib/publish-month.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const MEGABYTE = 1024 * 1024;
const TICK = 1;

/** The work of the main thread only, whose number is that of the process. Linux gives it in nanoseconds. */
const SCHEDULE = `/proc/self/task/${process.pid}/schedstat`;
const isKnown = fs.existsSync(SCHEDULE);
const onProcessor = () => (isKnown ? Number(fs.readFileSync(SCHEDULE, 'latin1').split(' ', 1)[0]) / 1e6 : 0);

const strapi = await makeStrapi().start();

let watching = null;
/** Milliseconds: the longest between two turns of the event loop, and the most work in one. */
let longest;
let mostWork;

function watch() {
  longest = 0;
  mostWork = 0;
  let time = performance.now();
  let work = onProcessor();
  watching = setInterval(() => {
    const [timeBefore, workBefore] = [time, work];
    time = performance.now();
    work = onProcessor();
    longest = Math.max(longest, time - timeBefore - TICK);
    mostWork = Math.max(mostWork, work - workBefore);
  }, TICK);
}

serveQuestions(
  {
    watch,
    /** Since `watch`; the work is null if the system does not measure it. */
    watched() {
      clearInterval(watching);
      return {
        longest,
        mostWork: isKnown ? mostWork : null,
        peakMB: (process.resourceUsage().maxRSS * 1024) / MEGABYTE,
      };
    },
    token: () => createApiToken(strapi),
    /** @returns seconds */
    async findings({ month }) {
      const start = performance.now();
      await strapi.plugin('monthly-report').service('findings').visible(month, SYSTEM);
      return (performance.now() - start) / 1000;
    },
    /** @returns seconds */
    async publishMonth({ month }) {
      const start = performance.now();
      const step = { month, actor: SYSTEM, at: new Date() };
      await strapi.plugin('monthly-report').service('publications').publish(step);
      return (performance.now() - start) / 1000;
    },
    memory: () => process.memoryUsage().rss / MEGABYTE,
  },
  { port: strapi.server.httpServer.address().port },
);
