/**
 * Writes stories into the last month of generated content, as partners do: `tell-month.mjs <stories>`. Each has its
 * own photo and text.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

import { LAST_MONTH, PROGRAMMES } from './generate/content.mjs';
import { makeStrapi } from './lib/boot-strapi.mjs';
import { ROOT } from './lib/environment.mjs';
import { bodyOf, titleOf } from './lib/story-texts.mjs';

const sharp = createRequire(path.join(ROOT, 'package.json'))('sharp');

const stories = Number(process.argv[2]);
const strapi = await makeStrapi([]).load();
strapi.log.level = 'error';
const name = 'bench_story.jpg';
const size = { width: 1600, height: 1200 };
await sharp({ create: { ...size, channels: 3, background: '#2a7' } })
  .jpeg()
  .toFile(path.join(strapi.dirs.static.public, 'uploads', name));
const file = await strapi.db.query('plugin::upload.file').create({
  data: {
    name,
    hash: 'bench_story',
    ext: '.jpg',
    mime: 'image/jpeg',
    size: 100,
    url: `/uploads/${name}`,
    provider: 'local',
    ...size,
  },
});
const programmes = await strapi
  .documents('api::programme.programme')
  .findMany({ limit: PROGRAMMES, sort: 'code' });
const partners = await strapi.documents('api::partner.partner').findMany({ limit: 1000, sort: 'code' });
for (let story = 0; story < stories; story += 1) {
  await strapi.documents('api::story.story').create({
    status: 'published',
    data: {
      title: titleOf(story),
      slug: `told-${story}`,
      reportMonth: LAST_MONTH,
      occurredOn: `${LAST_MONTH}-15`,
      body: bodyOf(story),
      photos: [
        {
          file: file.id,
          caption: '活动现场',
          credit: '社区',
          alternativeText: '活动现场的照片',
          consent: true,
        },
      ],
      programme: programmes[story % programmes.length].documentId,
      partner: partners[story % partners.length].documentId,
    },
  });
}
await strapi.destroy();
process.exit(0);
