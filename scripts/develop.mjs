/**
 * `npm run develop`: Strapi's development server with the plugin's watch beside it.
 * Strapi does not restart when the plugin's build changes: stop and start this to see a
 * change of the plugin's server; the admin panel of the plugin reloads by itself.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { binOf, ensureReady, explainAndExit, forgetBuild, PLUGIN_BUNDLES, ROOT } from './ensure.mjs';
import { requireSettings } from './settings.mjs';

await ensureReady().catch(explainAndExit);
process.env.NODE_ENV = 'development';
// It starts again at every change, and only this developer uses it.
process.env.DRAIN_SECONDS ??= '0';
await requireSettings();
// From now on dist holds the last files that the development server compiled.
forgetBuild();

const start = (args, cwd) => spawn(process.execPath, args, { cwd, stdio: 'inherit' });
const plugin = path.join(ROOT, 'src', 'plugins', 'monthly-report');

/** The watch empties dist before its first build, and Strapi skips a plugin without dist in silence. */
async function bundlesWritten() {
  const sizes = () => PLUGIN_BUNDLES.map((bundle) => (fs.existsSync(bundle) ? fs.statSync(bundle).size : 0));
  for (let before = sizes(); ; before = sizes()) {
    await wait(1000);
    if (before.every((size, index) => size > 0 && size === sizes()[index])) return;
  }
}

fs.rmSync(path.join(plugin, 'dist'), { recursive: true, force: true });
const watch = start([binOf('@strapi/sdk-plugin', 'strapi-plugin'), 'watch'], plugin);
await bundlesWritten();
const server = start([binOf('@strapi/strapi', 'strapi'), 'develop', ...process.argv.slice(2)], ROOT);

server.on('close', (code) => {
  watch.kill();
  process.exitCode = code ?? 0;
});
