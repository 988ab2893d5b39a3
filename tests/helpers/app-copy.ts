/** Copies of the built app; what is large is linked. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { APP_FOLDER } from './environment';
import { temporaryFolder } from './run-folder';

const LINKED = ['node_modules', 'src', 'database', 'package.json', 'tsconfig.json', 'favicon.png'];
const LINKED_OF_BUILD = ['src', 'build', 'openapi.json'];
const FIXTURES = path.join(APP_FOLDER, 'tests', 'fixtures');

const OF_ITS_OWN = ['config', 'database', 'dist', 'public', 'scripts', 'src'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'favicon.png'];

/**
 * For Strapi's own commands: they compile the app they stand in before they do anything. A server
 * that another test starts meanwhile would find half of its files.
 */
export function appOfItsOwn(): string {
  const folder = temporaryFolder('app');
  for (const name of [...OF_ITS_OWN, ...FILES])
    cpSync(path.join(APP_FOLDER, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(APP_FOLDER, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** With one more plugin in it, as somebody would install it: `plugin` is a folder of tests/fixtures. */
export function appWithPlugin(plugin: string): string {
  const folder = temporaryFolder(plugin);
  const link = (name: string) => symlinkSync(path.join(APP_FOLDER, name), path.join(folder, name));
  for (const name of LINKED) link(name);
  // Commands work on the tree they stand in, and a link does not count as standing there.
  cpSync(path.join(APP_FOLDER, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  mkdirSync(path.join(folder, 'dist'));
  for (const name of LINKED_OF_BUILD) link(path.join('dist', name));
  cpSync(path.join(APP_FOLDER, 'dist', 'config'), path.join(folder, 'dist', 'config'), { recursive: true });

  const settings = path.join(folder, 'dist', 'config', 'env', 'production');
  mkdirSync(settings, { recursive: true });
  const enabled = { [plugin]: { enabled: true, resolve: path.join(FIXTURES, plugin) } };
  writeFileSync(path.join(settings, 'plugins.js'), `module.exports = ${JSON.stringify(enabled)};\n`);
  return folder;
}
