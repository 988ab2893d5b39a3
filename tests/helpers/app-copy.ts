/** Copies of the built app; large parts are linked. */
import { appendFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { copyApp } from '../../scripts/app-copy.mjs';
import { APP_FOLDER } from './environment';
import { temporaryFolder } from './run-folder';

const LINKED = ['node_modules', 'src', 'database', 'package.json', 'tsconfig.json', 'favicon.png'];
const LINKED_OF_BUILD = ['src', 'build', 'openapi.json'];
const FIXTURES = path.join(APP_FOLDER, 'tests', 'fixtures');

/** For Strapi's own commands, which rebuild the app in their folder. */
export function appOfItsOwn(): string {
  const folder = temporaryFolder('app');
  copyApp(APP_FOLDER, folder);
  return folder;
}

function appCopy(name: string): string {
  const folder = temporaryFolder(name);
  const link = (name: string) => symlinkSync(path.join(APP_FOLDER, name), path.join(folder, name));
  for (const name of LINKED) link(name);
  // Commands work on the tree in their folder, and do not count a link as part of it.
  cpSync(path.join(APP_FOLDER, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  mkdirSync(path.join(folder, 'dist'));
  for (const name of LINKED_OF_BUILD) link(path.join('dist', name));
  cpSync(path.join(APP_FOLDER, 'dist', 'config'), path.join(folder, 'dist', 'config'), { recursive: true });
  return folder;
}

/** The folder to start the server in; `plugin` is a folder of tests/fixtures. */
export function appWithPlugin(plugin: string): string {
  const folder = appCopy(plugin);
  const settings = path.join(folder, 'dist', 'config', 'env', 'production');
  mkdirSync(settings, { recursive: true });
  const enabled = { [plugin]: { enabled: true, resolve: path.join(FIXTURES, plugin) } };
  writeFileSync(path.join(settings, 'plugins.js'), `module.exports = ${JSON.stringify(enabled)};\n`);
  return folder;
}

/** The same with one more middleware, a file of tests/fixtures, before a middleware of config/middlewares.ts. */
export function appWithMiddleware(file: string, before: string): string {
  const folder = appCopy(path.parse(file).name);
  const added = JSON.stringify({ resolve: path.join(FIXTURES, file) });
  appendFileSync(
    path.join(folder, 'dist', 'config', 'middlewares.js'),
    `
const project = module.exports.default ?? module.exports;
module.exports = (parameters) =>
  project(parameters).flatMap((one) => (one === ${JSON.stringify(before)} ? [${added}, one] : [one]));
`,
  );
  return folder;
}
