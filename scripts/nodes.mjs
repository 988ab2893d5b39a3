/**
 * The tests on the versions of Node.js other than the one at hand:
 *
 *   node scripts/nodes.mjs install FOLDER [VERSION…]   Node.js and npm, a copy of the sources, the packages
 *   node scripts/nodes.mjs test FOLDER [VERSION…]      a copy of the build, the quick tests on the newest
 *   TEST_NODES=FOLDER npm test                         all formats on each of them too
 *
 * Without a version: all major ones of package.json that do not run this script. A version is
 * what npm takes for one (22, 22.13.0), or "newest", or "older": all but that one. The older ones
 * copy the packages that are installed here. Node.js comes from the npm registry, with the headers that
 * native modules are compiled with, and everything is written to FOLDER. `test` copies the sources
 * and their build again: the build is JavaScript alone, and is made once.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { explainAndExit, NODE_MAJORS, ROOT, run } from './ensure.mjs';

/** The npm that comes with a version of Node.js, which its package leaves out. */
const NPM_OF_NODE = { 20: '10', 22: '10', 24: '11' };
const NEWEST = NODE_MAJORS.at(-1);

/** Packages that are compiled for one version of Node.js; the others bring code for every version. */
const COMPILED = ['better-sqlite3'];

const BUILDS = ['dist', 'src/plugins/monthly-report/dist'];
/** Names at any depth that are installed, built or kept here: the copy makes its own. */
const NOT_SOURCES = new Set([
  'node_modules',
  'dist',
  '.git',
  '.env',
  '.tmp',
  '.cache',
  '.strapi',
  'coverage',
]);

/** Names in node_modules: the files of tools, and the stamp of the installation. */
const KEPT_BY_TOOLS = /^\.(?!bin$|package-lock\.json$)/;

const [command, folder, ...versions] = process.argv.slice(2);
const COMMANDS = { install, test };

try {
  if (!Object.hasOwn(COMMANDS, command) || !folder) {
    throw new Error('node scripts/nodes.mjs install FOLDER [VERSION…], then: test FOLDER [VERSION…]');
  }
  const [own] = process.versions.node.split('.');
  const others = NODE_MAJORS.filter((major) => major !== own);
  const words = {
    newest: others.filter((major) => major === NEWEST),
    older: others.filter((major) => major !== NEWEST),
  };
  const wanted = versions.length > 0 ? versions.flatMap((version) => words[version] ?? version) : others;
  await COMMANDS[command](wanted.map(placesOf));
} catch (error) {
  explainAndExit(error);
}

function placesOf(version) {
  const place = path.resolve(folder, version);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const nodePackage = `node-${platform}-${process.arch}`;
  const runtime = path.join(place, 'runtime');
  const home = path.join(runtime, 'node_modules', nodePackage);
  return {
    version,
    major: version.split('.')[0],
    nodePackage,
    runtime,
    home,
    node: path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    npm: path.join(runtime, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    tree: path.join(place, 'tree'),
  };
}

async function install(places) {
  for (const place of places) await installOne(place);
}

async function installOne(place) {
  const start = Date.now();
  const { version, major, nodePackage, runtime, node, npm, tree } = place;

  // 1. Node.js and its npm
  fs.rmSync(path.dirname(runtime), { recursive: true, force: true });
  fs.mkdirSync(runtime, { recursive: true });
  fs.writeFileSync(path.join(runtime, 'package.json'), '{}');
  const packages = [`${nodePackage}@${version}`, `npm@${NPM_OF_NODE[major]}`];
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], {
    cwd: runtime,
    shell: process.platform === 'win32',
  });

  // 2. The packages. The run fails if a package refuses the version, or if a script is skipped.
  // Two packages of Strapi ask for Node.js 22, but also run on 20.19.
  const isStrict = major !== '20';
  const inTree = {
    cwd: tree,
    env: {
      ...environmentOf(place),
      npm_config_engine_strict: String(isStrict),
      npm_config_strict_allow_scripts: 'true',
    },
  };
  const npmCi = [npm, 'ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'];
  copySources(tree);
  if (major === NEWEST) {
    await run(node, npmCi, inTree);
  } else {
    // The newest version shows that all packages install. Here npm checks only their versions, and
    // packages that are compiled for one version of Node.js are compiled again.
    await run(node, [...npmCi, '--dry-run', '--loglevel=error'], inTree);
    copyPackages(tree);
    await run(node, [npm, 'rebuild', ...COMPILED], inTree);
  }
  say(`Node.js ${version}: packages installed in ${secondsSince(start)} s.`);
}

async function test(places) {
  for (const { version, tree, node } of places) {
    copySources(tree);
    for (const build of BUILDS) {
      fs.rmSync(path.join(tree, build), { recursive: true, force: true });
      fs.cpSync(path.join(ROOT, build), path.join(tree, build), { recursive: true });
    }
    keepNode({ version, node, app: tree });
  }
  for (const place of places.filter(({ major }) => major === NEWEST)) await testOn(place);
}

/** For tests/helpers/nodes.ts. */
function keepNode(found) {
  const file = path.join(path.resolve(folder), 'nodes.json');
  const others = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : [];
  const nodes = [...others.filter(({ version }) => version !== found.version), found];
  fs.writeFileSync(file, JSON.stringify(nodes, null, 2));
}

async function testOn(place) {
  // Hostile texts in every field of every format take a minute and ask nothing of Node.js.
  const suite = ['--selectProjects', 'domain', '--testPathIgnorePatterns', 'injections'];
  const start = Date.now();
  const exitCode = await jest(place, suite);
  say(`Node.js ${place.version}, ${suite.join(' ')}: ${secondsSince(start)} s`);
  if (exitCode !== 0) throw new Error(`Failed: Node.js ${place.version}, ${suite.join(' ')}.`);
}

function jest(place, suite) {
  return new Promise((resolve, reject) => {
    const child = spawn(place.node, ['scripts/test.mjs', ...suite], {
      cwd: place.tree,
      stdio: 'inherit',
      env: { ...process.env, ...environmentOf(place) },
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/**
 * Scripts of packages start `node` by its name. node-gyp compiles with the headers of this very
 * version: a module compiled with those of 24.22 crashes 24.0.
 */
function environmentOf({ node, home }) {
  return {
    PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
    npm_config_nodedir: home,
  };
}

function copySources(tree) {
  fs.cpSync(ROOT, tree, {
    recursive: true,
    filter: (source) => source === ROOT || !NOT_SOURCES.has(path.basename(source)),
  });
}

/** The packages that are installed here, without the notes of this installation about itself. */
function copyPackages(tree) {
  for (const modules of ['node_modules', 'src/plugins/monthly-report/node_modules']) {
    const source = path.join(ROOT, modules);
    if (!fs.existsSync(source)) continue;
    fs.cpSync(source, path.join(tree, modules), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => path.dirname(file) !== source || !KEPT_BY_TOOLS.test(path.basename(file)),
    });
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function secondsSince(start) {
  return Math.round((Date.now() - start) / 1000);
}
