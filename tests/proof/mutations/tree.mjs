/** A copy of the tree for mutants: sources and builds are copied, installed packages are linked. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { buildSync, transformSync } from 'esbuild';

const PLUGIN = 'src/plugins/monthly-report';
const LINKED = ['node_modules', `${PLUGIN}/node_modules`, 'dist/build'];
const COPIED = ['dist/config', 'dist/src', 'dist/openapi.json', `${PLUGIN}/dist`];

/**
 * @param {string} root the tree, which is built
 * @param {string} folder the place of the copy; it is emptied first
 */
export function copyTree(root, folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1e9,
  });
  for (const name of listed.toString('utf8').split('\0').filter(Boolean)) {
    const from = path.join(root, name);
    if (!fs.existsSync(from)) continue;
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.copyFileSync(from, path.join(folder, name));
  }
  for (const name of LINKED.filter((one) => fs.existsSync(path.join(root, one)))) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.symlinkSync(path.join(root, name), path.join(folder, name));
  }
  for (const name of COPIED) fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
}

/** Whether a file is compiled by itself, and not bundled into the plugin. */
export const isOfApp = (file) => file !== '' && !file.startsWith(PLUGIN);

/**
 * Builds the server of the plugin and one file of config/ like Strapi's own builders, but without their
 * other output (types, the panel): this takes a second instead of a minute.
 */
export function build(folder, changed) {
  const plugin = path.join(folder, PLUGIN);
  const { dependencies, peerDependencies } = createRequire(path.join(plugin, 'package.json'))(
    './package.json',
  );
  buildSync({
    entryPoints: {
      server: path.join(plugin, 'server/src/index.ts'),
      rendering: path.join(plugin, 'server/src/rendering/thread.ts'),
    },
    outdir: path.join(plugin, 'dist'),
    entryNames: '[name]/index',
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'silent' },
    external: Object.keys({ ...dependencies, ...peerDependencies }),
  });
  if (isOfApp(changed)) {
    const { code } = transformSync(fs.readFileSync(path.join(folder, changed), 'utf8'), {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
    });
    fs.writeFileSync(path.join(folder, 'dist', changed.replace(/\.ts$/, '.js')), code);
  }
  // The commands of the copy look whether they have to build.
  execFileSync(
    process.execPath,
    ['-e', "import('./scripts/ensure.mjs').then(({ rememberBuild }) => rememberBuild())"],
    { cwd: folder },
  );
}
