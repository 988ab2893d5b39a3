/** `npm run build`: builds the plugin, the server and the admin panel. */
import { ensureBuilt, ensureInstalled, ensureNode, explainAndExit } from './ensure.mjs';

async function build() {
  ensureNode();
  await ensureInstalled();
  await ensureBuilt({ force: true });
}

await build().catch(explainAndExit);
