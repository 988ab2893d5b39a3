/**
 * Prepares everything that a command needs before it runs: a Node.js that is new enough, the packages
 * of the lockfile, secrets in `.env`, and a build that matches the sources. Each step
 * checks first and works only if something is missing or out of date, so a second run is quick.
 *
 * Plain Node, no dependencies: it runs before the packages are installed.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PLUGIN = path.join(ROOT, 'src', 'plugins', 'monthly-report');
/** The files that `strapi-plugin build` writes for the exports of the plugin's package.json. */
export const PLUGIN_BUNDLES = ['server/index.js', 'rendering/index.js', 'admin/index.mjs'].map((file) =>
  path.join(PLUGIN, 'dist', file),
);
const INSTALL_STAMP = path.join(ROOT, 'node_modules', '.install-stamp');
const BUILD_STAMP = path.join(ROOT, 'dist', '.build-stamp');

/**
 * The oldest version of each major version, from package.json: `.ci/run` tests these. Strapi's compiled
 * files load packages that are only ES modules, which needs require(esm).
 */
const OLDEST_NODE = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  .engines.node.split(' || ')
  .map((range) => range.replace('^', ''));

/** The major versions of Node.js that are tested, ascending. */
export const NODE_MAJORS = OLDEST_NODE.map((version) => version.split('.')[0]);

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends the process with one sentence instead of a stack trace: the reader is at a terminal. */
export function explainAndExit(error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

export function ensureNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isTested = OLDEST_NODE.some((oldest) => {
    const [ofMajor, oldestMinor] = oldest.split('.').map(Number);
    return major === ofMajor && minor >= oldestMinor;
  });
  if (isTested) return;
  const accepted = OLDEST_NODE.map((oldest) => oldest.replace(/^(\d+\.\d+)\.0$/, '$1+')).join(', ');
  throw new Error(
    `This is Node.js ${version}. You need one of the versions on which the monthly report is tested (${accepted}): install a current long-term release from https://nodejs.org and run the command again.`,
  );
}

/** Installs the packages of package-lock.json when they are missing or of another lockfile. */
export async function ensureInstalled() {
  const wanted = hashOf([path.join(ROOT, 'package-lock.json')]);
  if (readText(INSTALL_STAMP) === wanted) return;
  if (!isInstalledByHand()) {
    const start = Date.now();
    say('Installing the packages of package-lock.json (npm ci); the first time this takes a minute or two …');
    // --include=dev: the build and the tests need the development packages whatever NODE_ENV says.
    await run(...npm(['ci', '--include=dev', '--no-audit', '--no-fund']), { show: true });
    say(`Packages installed in ${secondsSince(start)} s.`);
  }
  fs.writeFileSync(INSTALL_STAMP, wanted);
}

/**
 * Whether somebody ran npm before: npm writes the list of installed packages to node_modules
 * at the end, so an interrupted installation has no list.
 */
function isInstalledByHand() {
  const installed = readText(path.join(ROOT, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const wantedPackages = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const installedPackages = JSON.parse(installed).packages;
  return Object.entries(wantedPackages).every(([location, wanted]) => {
    if (location === '' || wanted.optional || wanted.devOptional || wanted.peer || wanted.link) return true;
    if (!location.includes('node_modules')) return true;
    return installedPackages[location]?.version === wanted.version;
  });
}

const SECRET_BYTES = 32;
const secret = () => randomBytes(SECRET_BYTES).toString('base64url');

/** The names that `.env` must have, and the values that this file writes for them. */
const ENVIRONMENT = {
  HOST: () => '127.0.0.1',
  APP_KEYS: () => [secret(), secret()].join(','),
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  JWT_SECRET: secret,
  STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: () => 'zh-Hans',
  STRAPI_TELEMETRY_DISABLED: () => 'true',
};

/** Writes `.env` with random secrets, or adds what an existing one lacks; never changes a value. */
export function ensureEnv(file = path.join(ROOT, '.env')) {
  const existing = readText(file);
  const lines = existing === null ? [] : existing.replace(/\n+$/, '').split('\n');
  const added = [];
  for (const [name, make] of Object.entries(ENVIRONMENT)) {
    const at = lines.findIndex((line) => line.match(/^\s*(?:export\s+)?([\w.]+)\s*=/)?.[1] === name);
    if (at === -1) lines.push(`${name}=${make()}`);
    // A line left empty, as in .env.example, is filled in.
    else if (/=\s*$/.test(lines[at])) lines[at] = `${name}=${make()}`;
    else continue;
    added.push(name);
  }
  if (added.length === 0) return;
  fs.writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  fs.chmodSync(file, 0o600);
  say(existing === null ? 'Wrote .env with new random secrets.' : `Added to .env: ${added.join(', ')}.`);
}

/**
 * Builds the changed parts: the plugin always first (Strapi silently skips a plugin
 * without a build), then the admin panel if one of its sources changed (the slow part),
 * or the server alone.
 */
export async function ensureBuilt({ force = false } = {}) {
  if (force) forgetBuild();
  const wanted = hashOfSources();
  const built = JSON.parse(readText(BUILD_STAMP) ?? '{}');
  const adminIsStale =
    built.admin !== wanted.admin || !fs.existsSync(path.join(ROOT, 'dist', 'build', 'index.html'));
  const serverIsStale = built.server !== wanted.server || !isPluginBuilt();
  if (!adminIsStale && !serverIsStale) return;

  const start = Date.now();
  // First: a build that fails half-way must not look finished.
  forgetBuild();
  say('Building the plugin monthly-report …');
  await run(process.execPath, [binOf('@strapi/sdk-plugin', 'strapi-plugin'), 'build'], { cwd: PLUGIN });
  // strapi-plugin build ends with exit code 0 even when it built nothing.
  if (!isPluginBuilt())
    throw new Error('The plugin monthly-report was not built; "npm run typecheck" says why.');
  if (adminIsStale) {
    say('Building the server and the admin panel; this takes about a minute …');
    await run(process.execPath, [binOf('@strapi/strapi', 'strapi'), 'build'], {
      env: { NODE_ENV: 'production' },
    });
  } else {
    say('Building the server …');
    await run(process.execPath, ['-e', "require('@strapi/strapi').compileStrapi()"]);
  }
  say('Describing the public addresses (OpenAPI) …');
  await describeApi();
  fs.writeFileSync(BUILD_STAMP, JSON.stringify(wanted));
  say(`Built in ${secondsSince(start)} s.`);
}

/** The hashes of the sources of a build: of the panel, and of the server. */
function hashOfSources() {
  const shared = [
    path.join(ROOT, 'package-lock.json'),
    path.join(PLUGIN, 'shared'),
    path.join(PLUGIN, 'package.json'),
  ];
  return {
    admin: hashOf([...shared, path.join(ROOT, 'src', 'admin'), path.join(PLUGIN, 'admin')]),
    server: hashOf([
      ...shared,
      ...['config', 'database', 'src', 'tsconfig.json', 'scripts/openapi.mjs'].map((name) =>
        path.join(ROOT, name),
      ),
    ]),
  };
}

/** Marks the build as made from the present sources; for callers with their own way of building. */
export function rememberBuild() {
  fs.writeFileSync(BUILD_STAMP, JSON.stringify(hashOfSources()));
}

/** Writes dist/openapi.json: making it for a request would keep a server busy for seconds. */
async function describeApi() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'monthly-report-openapi-'));
  // Strapi does not start without a place for files.
  fs.mkdirSync(path.join(folder, 'uploads'));
  try {
    await run(process.execPath, [path.join(ROOT, 'scripts', 'openapi.mjs')], {
      env: {
        NODE_ENV: 'production',
        DATABASE_CLIENT: 'sqlite',
        DATABASE_FILENAME: path.join(folder, 'data.db'),
        PUBLIC_DIR: folder,
        EMAIL_PROVIDER: '',
        PUBLIC_URL: '',
        STARTUP_LOG: 'false',
        // These secrets open nothing: the process serves no requests.
        ...Object.fromEntries(Object.entries(ENVIRONMENT).map(([name, make]) => [name, make()])),
      },
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the next ensureBuilt build everything. */
export function forgetBuild() {
  fs.rmSync(BUILD_STAMP, { force: true });
}

function isPluginBuilt() {
  return PLUGIN_BUNDLES.every((bundle) => fs.existsSync(bundle));
}

/** Runs all steps in order. */
export async function ensureReady() {
  ensureNode();
  await ensureInstalled();
  ensureEnv();
  await ensureBuilt();
}

/** The path of a package's command, so that it starts without a shell on every system. */
export function binOf(packageName, command) {
  const manifest = createRequire(path.join(ROOT, 'package.json')).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a command to its end; its output is shown while it runs, or only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, show?: boolean, shell?: boolean }} [options]
 */
export function run(command, args, { cwd = ROOT, env = {}, show = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true', ...env },
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const said = Buffer.concat(output).toString('utf8').trim();
      const line = [path.basename(command), ...args].join(' ');
      reject(
        new Error(`${said === '' ? '' : `${said}\n\n`}The command failed with exit code ${code}: ${line}`),
      );
    });
  });
}

/** Starts the same npm that runs this script, if one does: another one may be first on the PATH. */
function npm(args) {
  const runner = process.env.npm_execpath;
  if (runner?.endsWith('npm-cli.js')) return [process.execPath, [runner, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

/** One hash over files and folders: their paths and their contents. */
function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn)) {
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const NOT_SOURCES = new Set(['node_modules', 'dist', '.strapi']);

/** @returns {string[]} */
function filesIn(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [place];
  return fs
    .readdirSync(place)
    .filter((name) => !NOT_SOURCES.has(name))
    .sort()
    .flatMap((name) => filesIn(path.join(place, name)));
}

function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

function secondsSince(start) {
  return Math.round((Date.now() - start) / 1000);
}
