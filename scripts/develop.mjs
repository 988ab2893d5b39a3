/**
 * `npm run develop`: Strapi's development server with the plugin's watch beside it.
 * Strapi does not restart when the plugin's build changes: stop and start this to see a
 * change of the plugin's server; the admin panel of the plugin reloads by itself.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { binOf, ensureReady, explainAndExit, forgetBuild, ROOT } from './ensure.mjs';

await ensureReady().catch(explainAndExit);
// From here on dist holds whatever the development server compiled last.
forgetBuild();

const env = { ...process.env, NODE_ENV: 'development' };
const start = (args, cwd) => spawn(process.execPath, args, { cwd, env, stdio: 'inherit' });
const watch = start(
  [binOf('@strapi/sdk-plugin', 'strapi-plugin'), 'watch'],
  path.join(ROOT, 'src', 'plugins', 'monthly-report'),
);
const server = start([binOf('@strapi/strapi', 'strapi'), 'develop', ...process.argv.slice(2)], ROOT);

server.on('close', (code) => {
  watch.kill();
  process.exitCode = code ?? 0;
});
