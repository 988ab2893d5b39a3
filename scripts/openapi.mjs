/**
 * Part of `npm run build`: writes dist/openapi.json, the OpenAPI document of the public
 * addresses, out of the routes that the built server registers. Needs a database of its own to
 * start on; scripts/ensure.mjs gives it an empty one.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(path.join(ROOT, 'package.json'));
const { createStrapi } = require('@strapi/strapi');
// The generator behind `strapi openapi generate`, of the very version that Strapi brings.
const { generate } = createRequire(require.resolve('@strapi/strapi/package.json'))('@strapi/openapi');

const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') }).load();
const openapi = strapi.plugin('monthly-report').service('openapi');
const document = openapi.complete(generate(strapi, { type: 'content-api' }).document);
fs.writeFileSync(openapi.file(), JSON.stringify(document));
await strapi.destroy();
process.exit(0);
