/**
 * A month of 1,000 stories with a photo each and 5,000 activities with 8 measurements
 * each. `fill` writes it into an empty database; `measure` compiles its report five
 * times over in a process that has done nothing before, and ends with one JSON line:
 * process CPU in milliseconds (median of five) and the growth of resident memory in MB.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(path.join(ROOT, 'package.json'));
const sharp = require('sharp');
const { createStrapi } = require('@strapi/strapi');

const STORIES = 1000;
const ACTIVITIES = 5000;
const MEASUREMENTS = 8;
const PARTNERS = 200;
const COMMUNITIES = 1000;
const ROUNDS = 5;
const MONTH = '2020-12';
const MEGABYTE = 1024 * 1024;

const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') }).load();
strapi.log.level = 'error';

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const create = (uid, data, status) => strapi.documents(uid).create({ data, ...(status && { status }) });

const tableOf = (uid) => strapi.db.metadata.get(uid).tableName;
const linkOf = (uid, attribute) => strapi.db.metadata.get(uid).attributes[attribute].joinTable;

async function insertLinks(uid, attribute, pairs) {
  const { name, joinColumn, inverseJoinColumn } = linkOf(uid, attribute);
  const rows = pairs.map(([from, to]) => ({ [joinColumn.name]: from, [inverseJoinColumn.name]: to }));
  await strapi.db.connection.batchInsert(name, rows, 200);
}

/** Rows straight into the table: 5,000 publications through the panel's way would take minutes. */
async function insertActivities(programme, partners, communities) {
  const table = tableOf('api::activity.activity');
  const now = new Date();
  const rows = times(ACTIVITIES, (index) => ({
    document_id: `activity${String(index).padStart(16, '0')}`,
    title: `Activity ${index}`,
    kind: 'single',
    start_date: `${MONTH}-${String((index % 31) + 1).padStart(2, '0')}`,
    sessions: (index % 3) + 1,
    measurements: JSON.stringify(
      Object.fromEntries(
        times(MEASUREMENTS, (code) => [`measured_${code}`, ((index * 7 + code) % 1000) / 10]),
      ),
    ),
    created_at: now,
    updated_at: now,
    published_at: now,
  }));
  await strapi.db.connection.batchInsert(table, rows, 200);
  const ids = await strapi.db.connection(table).orderBy('id').pluck('id');
  await insertLinks(
    'api::activity.activity',
    'programme',
    ids.map((id) => [id, programme.id]),
  );
  await insertLinks(
    'api::activity.activity',
    'partner',
    ids.map((id, n) => [id, partners[n % PARTNERS].id]),
  );
  await insertLinks(
    'api::activity.activity',
    'communities',
    ids.map((id, n) => [id, communities[n % COMMUNITIES].id]),
  );
}

async function fill() {
  const region = await create('api::region.region', { code: 'north', name: '华北区' });
  const partners = [];
  for (const n of times(PARTNERS, (index) => index)) {
    partners.push(
      await create('api::partner.partner', {
        code: `partner_${n}`,
        name: `伙伴${n}`,
        region: region.documentId,
      }),
    );
  }
  const communities = [];
  for (const n of times(COMMUNITIES, (index) => index)) {
    communities.push(await create('api::community.community', { code: `community_${n}`, name: `社区${n}` }));
  }
  const indicators = [
    await create('api::indicator.indicator', {
      code: 'communities',
      label: '社区',
      source: 'counted',
      counts: 'community',
    }),
  ];
  for (const n of times(MEASUREMENTS, (index) => index)) {
    indicators.push(
      await create('api::indicator.indicator', {
        code: `measured_${n}`,
        label: `指标${n}`,
        decimals: 1,
        source: 'measured',
      }),
    );
  }
  const programme = await create('api::programme.programme', {
    code: 'bench',
    name: '基准项目',
    startMonth: '2020-01',
    summaryTemplate: '在{communities}个社区共{measured_0}。',
    indicators: indicators.map(({ documentId }) => documentId),
  });
  await insertActivities(programme, partners, communities);
  // A photo whose file is not there is a note in the report, which costs less than a photo.
  const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#2a7' } });
  await picture.jpeg().toFile(path.join(strapi.dirs.static.public, 'uploads', 'photo.jpg'));
  const photo = await strapi.db.query('plugin::upload.file').create({
    data: {
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
    },
  });
  const paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', text: '居民在小区广场学习垃圾分类。'.repeat(12) }],
  };
  for (const n of times(STORIES, (index) => index)) {
    await create(
      'api::story.story',
      {
        title: `故事${n}`,
        slug: `story-${n}`,
        reportMonth: MONTH,
        occurredOn: `${MONTH}-15`,
        body: [paragraph, paragraph, paragraph],
        photos: [{ file: photo.id, caption: '活动现场', alternativeText: '居民围着分类桶', consent: true }],
        programme: programme.documentId,
        partner: partners[n % PARTNERS].documentId,
        communities: [communities[n % COMMUNITIES].documentId],
      },
      'published',
    );
  }
  await create('plugin::monthly-report.report', { month: MONTH }, 'published');
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
    const model = await reports.compile({ month: MONTH, locale: 'zh-Hans', preview: false });
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
    benchmark: 'compile a month of 1,000 stories and 5,000 activities',
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
