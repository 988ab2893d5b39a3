/**
 * npm run totals:check     recounts everything from the activities, prints each kept row that differs; exit code 1 if any does
 * npm run totals:rebuild   makes the kept sums again; readers and editors go on meanwhile
 *
 * Both work on the database of the settings (.env), beside a running server.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

import { ensureReady, explainAndExit, ROOT } from './ensure.mjs';
import { requireSettings } from './settings.mjs';

const MOST_SHOWN = 50;
const BAR_WIDTH = 30;
const require = createRequire(import.meta.url);

const COMMANDS = { check, rebuild };
const command = COMMANDS[process.argv[2]];

try {
  if (!command) throw new Error('Say what to do: node scripts/totals.mjs check | rebuild');
  await ensureReady();
  process.env.NODE_ENV = 'production';
  await requireSettings({ listens: false });
  const strapi = await loadStrapi();
  const code = await command(strapi.plugin('monthly-report').service('kept-sums'));
  await strapi.destroy();
  process.exit(code);
} catch (error) {
  explainAndExit(error);
}

async function loadStrapi() {
  process.chdir(ROOT);
  process.env.STARTUP_LOG = 'false';
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });
  strapi.log.level = 'error';
  return strapi.load();
}

async function check(keptSums) {
  let differences = 0;
  const start = Date.now();
  const counted = await keptSums.check((difference) => {
    differences += 1;
    if (differences <= MOST_SHOWN) sayDifference(difference);
  }, progressBar());
  endProgress();
  if (differences > MOST_SHOWN) say(`… and ${differences - MOST_SHOWN} more.`);
  say(`${counted} activities recounted in ${seconds(start)} s: ${differences} differences.`);
  if (differences > 0) say('"npm run totals:rebuild" makes the kept sums anew from the activities.');
  return differences === 0 ? 0 : 1;
}

async function rebuild(keptSums) {
  const start = Date.now();
  const counted = await keptSums.rebuild(progressBar());
  endProgress();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  say(`Sums of ${counted} activities made anew in ${seconds(start)} s; at most ${memory} MB of memory.`);
  return 0;
}

function sayDifference({ table, key, kept, recounted }) {
  say(`${table} ${key}\n  kept      ${kept ?? '(nothing)'}\n  recounted ${recounted ?? '(nothing)'}`);
}

/** Redrawn in place on a terminal; elsewhere, a line for each programme. */
function progressBar() {
  let shownProgrammes = 0;
  return ({ done, of, counted }) => {
    if (process.stderr.isTTY) {
      const filled = Math.round((done / of) * BAR_WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
      process.stderr.write(`\r${bar} programme ${done} of ${of}, ${counted} activities `);
    } else if (done > shownProgrammes) {
      shownProgrammes = done;
      process.stderr.write(`programme ${done} of ${of}, ${counted} activities\n`);
    }
  };
}

function endProgress() {
  if (process.stderr.isTTY) process.stderr.write('\n');
}

function seconds(start) {
  return ((Date.now() - start) / 1000).toFixed(1);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
