/**
 * npm run reports:verify             checks everything that was published: hashes, the chain, photos, locked content;
 *                                    prints every difference from the publication; exit code 1 if there is one
 * npm run reports:verify -- <hash>   also says whether a hash that was noted earlier is still in the chain
 *
 * Works on the database of the settings (.env), beside a running server.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

import { ensureReady, explainAndExit, ROOT } from './ensure.mjs';
import { requireSettings } from './settings.mjs';

const BAR_WIDTH = 30;
const require = createRequire(import.meta.url);

const [command, noted] = process.argv.slice(2);

try {
  if (command !== 'verify') throw new Error('Say what to do: node scripts/reports.mjs verify');
  if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted)) {
    throw new Error(`"${noted}" is no hash: 64 digits, as reports:verify prints it.`);
  }
  await ensureReady();
  process.env.NODE_ENV = 'production';
  await requireSettings({ listens: false });
  const strapi = await loadStrapi();
  const code = await verify(strapi.plugin('monthly-report').service('verification'));
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

async function verify(verification) {
  let differences = 0;
  let isNotedThere = noted === undefined;
  const start = Date.now();
  const sayDifference = (difference) => {
    differences += 1;
    say(difference);
  };
  const { revisions, head } = await verification.verify(sayDifference, (progress) => {
    if (progress.sha256 === noted) isNotedThere = true;
    showProgress(progress);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (!isNotedThere) sayDifference(`No revision has the hash ${noted}: the chain is another one.`);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  say(`${revisions} revisions verified in ${seconds} s: ${differences} differences.`);
  if (head !== null) say(`The chain ends with ${head}`);
  return differences === 0 ? 0 : 1;
}

/** Redrawn in place on a terminal; elsewhere, a line for each revision. */
function showProgress({ done, of, month, number }) {
  const filled = Math.round((done / of) * BAR_WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  const text = `${done} of ${of}: ${month}, revision ${number}`;
  process.stderr.write(process.stderr.isTTY ? `\r${bar} ${text} ` : `${text}\n`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
