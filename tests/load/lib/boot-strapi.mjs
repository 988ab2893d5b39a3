import { createRequire } from 'node:module';
import path from 'node:path';

import { ROOT } from './environment.mjs';

const { createStrapi } = createRequire(path.join(ROOT, 'package.json'))('@strapi/strapi');

/** Starts Strapi in this process, from the folders on the command line or those of this project. */
export function makeStrapi([appDir = ROOT, distDir = path.join(ROOT, 'dist')] = process.argv.slice(2)) {
  return createStrapi({ appDir, distDir });
}
