/** Writes a month with much content into an empty database: stories with a photo each, and activities. */
import { publishMonth } from './publish-month.mjs';

export const MONTH = '2020-12';

const MEASUREMENTS = 8;
const PARTNERS = 200;

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

async function insertLinks(strapi, uid, attribute, pairs) {
  const { name, joinColumn, inverseJoinColumn } = strapi.db.metadata.get(uid).attributes[attribute].joinTable;
  const rows = pairs.map(([from, to]) => ({ [joinColumn.name]: from, [inverseJoinColumn.name]: to }));
  await strapi.db.connection.batchInsert(name, rows, 200);
}

/** Rows straight into the table: 5,000 publications through the panel's way would take minutes. */
async function insertActivities(strapi, count, { programme, partners, communities }) {
  const uid = 'api::activity.activity';
  const table = strapi.db.metadata.get(uid).tableName;
  const now = new Date();
  const rows = times(count, (index) => ({
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
    strapi,
    uid,
    'programme',
    ids.map((id) => [id, programme.id]),
  );
  await insertLinks(
    strapi,
    uid,
    'partner',
    ids.map((id, n) => [id, partners[n % partners.length].id]),
  );
  await insertLinks(
    strapi,
    uid,
    'communities',
    ids.map((id, n) => [id, communities[n % communities.length].id]),
  );
}

/**
 * @param {{ stories: number, activities: number, communities: number, photos: object[] }} content
 *   photos: rows of upload files, which the stories take in turn
 */
export async function fillMonth(strapi, { stories, activities, communities: places, photos }) {
  const create = (uid, data, status) => strapi.documents(uid).create({ data, ...(status && { status }) });
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
  for (const n of times(places, (index) => index)) {
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
  await insertActivities(strapi, activities, { programme, partners, communities });
  // A publication needs all activities in the sums.
  await strapi.plugin('monthly-report').service('kept-sums').rebuild();
  const files = [];
  for (const data of photos) files.push(await strapi.db.query('plugin::upload.file').create({ data }));
  const paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', text: '居民在小区广场学习垃圾分类。'.repeat(12) }],
  };
  for (const n of times(stories, (index) => index)) {
    await create(
      'api::story.story',
      {
        title: `故事${n}`,
        slug: `story-${n}`,
        reportMonth: MONTH,
        occurredOn: `${MONTH}-15`,
        body: [paragraph, paragraph, paragraph],
        photos: [
          {
            file: files[n % files.length].id,
            caption: '活动现场',
            credit: '基准项目',
            alternativeText: '居民围着分类桶',
            consent: true,
          },
        ],
        programme: programme.documentId,
        partner: partners[n % partners.length].documentId,
        communities: [communities[n % communities.length].documentId],
      },
      'published',
    );
  }
  await publishMonth(strapi, MONTH);
}
