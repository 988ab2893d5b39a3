/**
 * A stock Strapi to compare with: the same content types and settings as this project,
 * without the plugin, with the middlewares of a new Strapi project. Its custom fields are
 * the plain types of their columns, so it opens a copy of the same database.
 */
import fs from 'node:fs';
import path from 'node:path';

import { ROOT } from './environment.mjs';

const MIDDLEWARES = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

const PLAIN_TYPES = {
  'plugin::monthly-report.month': 'string',
  'plugin::monthly-report.measurements': 'json',
};

/** The smallest possible route: it knows its tag and looks nothing up. */
const ROUTE = {
  'routes/bench.js': `module.exports = { routes: [
    { method: 'GET', path: '/bench/fresh', handler: 'bench.fresh', config: { auth: false } },
  ] };\n`,
  'controllers/bench.js': `module.exports = { fresh(ctx) {
    ctx.status = 200;
    ctx.set('ETag', '"unchanged"');
    ctx.body = '{}';
    if (ctx.fresh) ctx.status = 304;
  } };\n`,
};

function makeFieldsPlain(folder) {
  for (const file of fs.readdirSync(folder, { recursive: true })) {
    if (path.basename(file) !== 'schema.json') continue;
    const schema = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
    for (const attribute of Object.values(schema.attributes)) {
      if (attribute.type !== 'customField') continue;
      attribute.type = PLAIN_TYPES[attribute.customField];
      if (attribute.type === undefined) throw new Error(`No plain type for ${attribute.customField}`);
      delete attribute.customField;
    }
    fs.writeFileSync(path.join(folder, file), JSON.stringify(schema));
  }
}

/** @returns the folders of the app, for createStrapi */
export function makeStockApp(folder) {
  const appDir = path.join(folder, 'stock-app');
  const distDir = path.join(appDir, 'dist');
  fs.rmSync(appDir, { recursive: true, force: true });
  fs.mkdirSync(path.join(appDir, 'public', 'uploads'), { recursive: true });
  for (const name of ['config', 'src']) {
    fs.cpSync(path.join(ROOT, 'dist', name), path.join(distDir, name), { recursive: true });
  }
  fs.symlinkSync(path.join(ROOT, 'dist', 'build'), path.join(distDir, 'build'));
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(appDir, 'node_modules'));
  for (const name of ['package.json', 'favicon.png', 'tsconfig.json']) {
    fs.copyFileSync(path.join(ROOT, name), path.join(appDir, name));
  }
  fs.rmSync(path.join(distDir, 'src', 'plugins'), { recursive: true, force: true });
  fs.writeFileSync(path.join(distDir, 'src', 'index.js'), 'module.exports = {};\n');
  fs.writeFileSync(
    path.join(distDir, 'config', 'middlewares.js'),
    `module.exports = ${JSON.stringify(MIDDLEWARES)};\n`,
  );
  // Beside the settings that import it, because Strapi loads every file of the other folder.
  fs.renameSync(path.join(distDir, 'config', 'plugins.js'), path.join(distDir, 'src', 'project-plugins.js'));
  fs.writeFileSync(
    path.join(distDir, 'config', 'plugins.js'),
    `const project = require('../src/project-plugins.js');
module.exports = (parameters) => {
  const { 'monthly-report': _, ...stock } = (project.default ?? project)(parameters);
  return stock;
};\n`,
  );
  makeFieldsPlain(path.join(distDir, 'src', 'api'));
  for (const [file, text] of Object.entries(ROUTE)) {
    const place = path.join(distDir, 'src', 'api', 'bench', file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, text);
  }
  return { appDir, distDir };
}
