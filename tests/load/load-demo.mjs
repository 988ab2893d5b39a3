/** `node tests/load/load-demo.mjs` loads the demo into the empty database of the environment. */
import { createRequire } from 'node:module';
import path from 'node:path';

import { makeStrapi } from './lib/boot-strapi.mjs';
import { ROOT } from './lib/environment.mjs';

const { loadDemoWhereEmpty } = createRequire(import.meta.url)(path.join(ROOT, 'dist/src/demo/index.js'));

const strapi = makeStrapi();
strapi.log.level = 'error';
await strapi.load();
await loadDemoWhereEmpty(strapi, { dataFolder: path.join(ROOT, 'database/demo'), progress: () => undefined });
await strapi.destroy();
process.exit(0);
