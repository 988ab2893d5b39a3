/**
 * A published month of stories with a photo each, in an empty database:
 * `documents-month.mjs <stories> <activities> <communities> <photos>`. The photos are of
 * 1600×1200 pixels, with the smaller size that Strapi makes of one.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { makeStrapi } from './lib/boot-strapi.mjs';
import { ROOT } from './lib/environment.mjs';
import { fillMonth } from './lib/fill-month.mjs';

const sharp = createRequire(path.join(ROOT, 'package.json'))('sharp');

const SIZES = { original: { width: 1600, height: 1200 }, large: { width: 1000, height: 750 } };

/** A picture like that of a camera: grain over a colour, which compresses to about 400 kB. */
const picture = ({ width, height }, n) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: (n * 37) % 256, g: (n * 59) % 256, b: (n * 83) % 256 },
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .blur(1.2)
    .jpeg({ quality: 80 })
    .toBuffer();

async function writePhoto(folder, n) {
  const write = async (name, size) => {
    fs.writeFileSync(path.join(folder, name), await picture(size, n));
    return { url: `/uploads/${name}`, ...size };
  };
  const original = await write(`bench_${n}.jpg`, SIZES.original);
  const large = await write(`large_bench_${n}.jpg`, SIZES.large);
  const row = { name: 'photo.jpg', hash: `bench_${n}`, ext: '.jpg', mime: 'image/jpeg', size: 400 };
  return { ...row, provider: 'local', ...original, formats: { large } };
}

const [stories, activities, communities, count] = process.argv.slice(2).map(Number);
const strapi = await makeStrapi([]).load();
strapi.log.level = 'error';
const folder = path.join(strapi.dirs.static.public, 'uploads');
const photos = [];
for (let n = 0; n < count; n += 1) photos.push(await writePhoto(folder, n));
await fillMonth(strapi, { stories, activities, communities, photos });
await strapi.destroy();
process.exit(0);
