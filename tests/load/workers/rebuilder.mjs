/** A Strapi that rebuilds its kept sums, as `npm run totals:rebuild` does. */
import { performance } from 'node:perf_hooks';

import { makeStrapi } from '../lib/boot-strapi.mjs';
import { namesIn } from '../lib/content-names.mjs';
import { cpuMicroseconds, serveQuestions } from '../lib/serve-questions.mjs';

const KILOBYTE = 1024;

const strapi = await makeStrapi([]).load();
strapi.log.level = 'error';
const keptSums = strapi.plugin('monthly-report').service('kept-sums');

serveQuestions(
  {
    async rebuild() {
      const start = performance.now();
      const cpu = cpuMicroseconds();
      const activities = await keptSums.rebuild();
      return {
        activities,
        seconds: (performance.now() - start) / 1000,
        cpuSeconds: (cpuMicroseconds() - cpu) / 1e6,
        // The peak memory of this process, with its start.
        peakBytes: process.resourceUsage().maxRSS * KILOBYTE,
      };
    },

    /** @returns the number of kept rows that differ from the content */
    async check() {
      let differences = 0;
      await keptSums.check(() => (differences += 1));
      return differences;
    },
  },
  {
    names: namesIn(strapi),
    withYears: await strapi.db
      .connection('monthly_report_sums')
      .whereRaw('length(month) = 4')
      .first()
      .then((row) => row !== undefined),
  },
);
