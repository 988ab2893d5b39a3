/**
 * npm run demo: from a fresh clone to the report on screen. Installs and builds missing parts,
 * loads the demo if the database is empty, starts the server and prints the addresses.
 *
 *   --load-only   load the demo and end; the last line of standard output is {"accounts":[…]}
 *
 * Plain Node at the top: it runs before the packages are installed.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

import { ensureReady, explainAndExit, ROOT } from './ensure.mjs';
import { endWith, EX_UNAVAILABLE, requireSettings } from './settings.mjs';

const MONTH = '2020-12';
// Strapi's own ES modules import folders, which Node.js refuses: its CommonJS build is the one that runs.
const require = createRequire(import.meta.url);
const loadOnly = process.argv.includes('--load-only');

try {
  await (loadOnly ? prepareDatabase() : runDemo());
} catch (error) {
  explainAndExit(error);
}

/** For tests: a database with the demo, and the accounts that may log in. */
async function prepareDatabase() {
  // Standard output is for the one line of the answer; everything else is for the reader.
  const answer = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);

  await ensureReady();
  await requireSettings({ listens: false });
  const strapi = await loadStrapi();
  const accounts = await loadDemo(strapi);
  await strapi.destroy();
  answer(`${JSON.stringify({ accounts })}\n`, () => process.exit(0));
}

async function runDemo() {
  const start = Date.now();

  // 1. Missing parts
  await ensureReady();
  // Ctrl+C at a terminal ends the command at once.
  process.env.DRAIN_SECONDS ??= '0';
  await requireSettings();

  // 2. The content
  const strapi = await loadStrapi();
  // Before anything else can fail: the passwords cannot be shown a second time.
  sayAccounts(await loadDemo(strapi));

  // 3. The server
  await listen(strapi);
  say(`Ready after ${Math.round((Date.now() - start) / 1000)} s.`);
  const address = addressOf(strapi);
  await sayFigures(address);
  sayAddresses(address);
  say('\nStop with Ctrl+C.');
}

async function loadStrapi() {
  process.chdir(ROOT);
  // The admin panel comes from the build, as it does in production.
  process.env.NODE_ENV = 'production';
  process.env.STARTUP_LOG = 'false';
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });
  // A first boot logs two dozen migrations of empty tables.
  strapi.log.level = 'warn';
  await strapi.load();
  return strapi;
}

async function loadDemo(strapi) {
  const demo = require(path.join(ROOT, 'dist', 'src', 'demo', 'index.js'));
  const loaded = await demo.loadDemoWhereEmpty(strapi, {
    dataFolder: path.join(ROOT, 'database', 'demo'),
    progress: (line) => say(`Loading the demo: ${line}`),
  });
  if (!loaded) say('The database has content already: nothing was loaded.');
  // Tests get the same content on every day.
  else if (!loadOnly) await demo.keepCurrentMonth(strapi, todayOf(strapi));
  return demo.createDemoAccounts(strapi);
}

/** YYYY-MM-DD in the time zone of the network. */
function todayOf(strapi) {
  const { timeZone } = strapi.config.get('plugin::monthly-report');
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

/** The port was free before the minute of loading; another program may have taken it since. */
async function listen(strapi) {
  const { httpServer } = strapi.server;
  // Strapi's own listener prints a stack trace and ends the process.
  httpServer.removeAllListeners('error');
  const error = await new Promise((resolve) => {
    httpServer.once('error', resolve);
    strapi.listen().then(() => resolve(null), resolve);
  });
  if (error === null) return;
  const { host, port } = strapi.config.get('server');
  await strapi.destroy();
  if (error.code !== 'EADDRINUSE') throw error;
  endWith(EX_UNAVAILABLE, [
    `Port ${port} on ${host} was taken by another program while the demo loaded. Everything is kept: stop that program and run "npm run demo" again, or choose another port: PORT=${port + 1} npm run demo`,
  ]);
}

function addressOf(strapi) {
  const { host, port } = strapi.config.get('server');
  // 0.0.0.0 and :: are where a server listens, not addresses to open.
  const reachable = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** The figures as the running server answers them. */
async function sayFigures(address) {
  const response = await fetch(`${address}/api/monthly-report/totals/${MONTH}`);
  if (response.status === 404) return say(`There is no published report of ${MONTH} in this database.`);
  // The public's rights can be taken away in the panel: the server runs on without this list.
  if (!response.ok) return say(`\nThe totals of ${MONTH} are not public here (${response.status}).`);
  const { data } = await response.json();
  say(`\nFigures of ${MONTH}, calculated from the published activities`);
  for (const { name, totals } of data.programmes) {
    say(`  ${name}`);
    for (const { label, value, unit } of totals)
      say(`    ${label}  ${value ?? '未填报'} ${unit ?? ''}`.trimEnd());
  }
}

function sayAddresses(address) {
  say(`
Report, Chinese   ${address}/reports/${MONTH}
Report, English   ${address}/reports/${MONTH}?locale=en
All reports       ${address}/reports
As JSON           ${address}/api/monthly-report/reports/${MONTH}
Admin panel       ${address}/admin
A partner's month ${address}/admin/plugins/monthly-report-my-reports`);
}

function sayAccounts(accounts) {
  if (accounts.length === 0) {
    say(`
Accounts: as they were. The passwords of the demo accounts were printed when they were made; a new one:
  npx strapi admin:reset-user-password --email admin@example.org --password <new password>
`);
    return;
  }
  say('\nAccounts of the admin panel (the passwords are random and shown only now)');
  for (const { email, password, role, finds } of accounts) {
    say(`  ${email}  ${password}  (${role})`);
    say(`      finds ${finds}`);
  }
  say('');
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
