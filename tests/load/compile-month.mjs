/**
 * A month of 1,000 stories with a photo each and 5,000 activities with 8 measurements
 * each. `fill` writes it into an empty database; `measure` compiles its preview, checks
 * included, five times over in a process that has done nothing before, and ends with one JSON line:
 * process CPU in milliseconds (median of five) and the growth of resident memory in MB.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { fillMonth, MONTH } from './lib/fill-month.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(path.join(ROOT, 'package.json'));
const sharp = require('sharp');
const { createStrapi } = require('@strapi/strapi');

const STORIES = 1000;
const ACTIVITIES = 5000;
const COMMUNITIES = 1000;
const ROUNDS = 5;
const MEGABYTE = 1024 * 1024;

const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') }).load();
strapi.log.level = 'error';

const PHOTO = {
  name: 'photo.jpg',
  hash: 'photo',
  ext: '.jpg',
  mime: 'image/jpeg',
  size: 100,
  url: '/uploads/photo.jpg',
  provider: 'local',
  width: 1600,
  height: 1200,
  formats: { small: { url: '/uploads/small_photo.jpg', width: 500, height: 375 } },
};

/** A photo without its file becomes a note in the report, which costs less than a photo. */
async function fill() {
  const picture = sharp({
    create: { width: PHOTO.width, height: PHOTO.height, channels: 3, background: '#2a7' },
  });
  await picture.jpeg().toFile(path.join(strapi.dirs.static.public, 'uploads', PHOTO.name));
  return fillMonth(strapi, {
    stories: STORIES,
    activities: ACTIVITIES,
    communities: COMMUNITIES,
    photos: [PHOTO],
  });
}

async function measure() {
  const reports = strapi.plugin('monthly-report').service('reports');
  globalThis.gc();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  const cpu = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    const model = await reports.compile({ month: MONTH, locale: 'zh-Hans' });
    const { user, system } = process.cpuUsage(start);
    peak = Math.max(peak, process.memoryUsage().rss);
    const stories = model.report.programmes[0].stories
      .flatMap(({ partners }) => partners)
      .flatMap((entry) => entry.stories);
    if (stories.length !== STORIES) throw new Error(`Expected ${STORIES} stories, got ${stories.length}`);
    cpu.push((user + system) / 1000);
  }
  clearInterval(watch);
  const median = [...cpu].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  return {
    benchmark: 'compile the preview of a month of 1,000 stories and 5,000 activities',
    cpuMsMedianOf5: Math.round(median),
    cpuMsTarget: 1000,
    extraMemoryMB: Math.round((peak - before) / MEGABYTE),
    extraMemoryTargetMB: 300,
  };
}

const phases = { fill, measure };
const result = await phases[process.argv[2]]();
await strapi.destroy();
process.stdout.write(`\n${JSON.stringify(result ?? {})}\n`);
process.exit(0);
