/** Content of whole months for the proofs about publication: entries of every type that a month locks. */
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

export const UID = {
  activity: 'api::activity.activity',
  story: 'api::story.story',
  progress: 'api::progress-update.progress-update',
  overview: 'api::programme-month.programme-month',
  stated: 'api::stated-figure.stated-figure',
  report: 'plugin::monthly-report.report',
};
/** Types in two languages. */
export const LOCALISED = ['story', 'progress', 'overview'];
export const PROGRAMME = 'stairs';
/** A measured indicator, summed. */
export const MEASURED = 'participants';

const COMMUNITIES = 4;
const WITH_DRAFTS = ['activity', 'story', 'progress', 'overview'];

const blocks = (text) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

/** The title of an entry in one of its versions. */
export const titleIn = (name, version) => `${name} v${version}`;

/**
 * Fills an empty database with drafts.
 *
 * @param {object} strapi
 * @param {object} size
 * @param {string[]} size.months
 * @param {number} size.partners the number of partners that report in each month
 * @param {number} size.activities of each partner and month, beside one story
 * @returns JSON: documentIds, those of a month by type, and of its activities and stories by partner
 */
export async function fillMonths(strapi, { months, partners: partnerCount, activities }) {
  const create = async (uid, data) => (await strapi.documents(uid).create({ data })).documentId;
  const inEnglish = (uid, documentId, data) =>
    strapi.documents(uid).update({ documentId, locale: 'en', data });
  const region = await create('api::region.region', { code: 'north', name: '华北区' });
  const activityType = await create('api::activity-type.activity-type', { code: 'cleaning', name: '清洁' });
  const communities = [];
  for (let n = 0; n < COMMUNITIES; n += 1) {
    communities.push(await create('api::community.community', { code: `community_${n}`, name: `社区${n}` }));
  }
  const measured = await create('api::indicator.indicator', {
    ...{ code: MEASURED, label: '参与人次', source: 'measured', decimals: 0 },
    ...{ aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' },
  });
  const held = await create('api::indicator.indicator', {
    ...{ code: 'held', label: '活动数', source: 'counted', counts: 'activity' },
  });
  const programme = await create('api::programme.programme', {
    ...{ code: PROGRAMME, name: '清洁楼道', startMonth: '2022-01', summaryTemplate: `{${MEASURED}}` },
    indicators: [measured, held],
  });
  const partners = [];
  for (let n = 0; n < partnerCount; n += 1) {
    const code = `partner_${n}`;
    const partner = await create('api::partner.partner', { code, name: `机构${n}`, region });
    await create('api::membership.membership', { partner, programme, fromMonth: '2022-01' });
    partners.push({ code, documentId: partner });
  }
  const photo = await upload(strapi, 'stairs.png');
  const words = { alternativeText: '楼道', caption: '楼道', credit: '志愿者' };
  const photos = [{ file: photo.id, ...words, consent: true }];

  const content = {};
  for (const month of months) {
    const of = { activity: [], story: [], progress: [], overview: [], stated: [], report: [] };
    for (const [n, partner] of partners.entries()) {
      const own = { programme, partner: partner.documentId, communities: [communities[n % COMMUNITIES]] };
      for (let at = 0; at < activities; at += 1) {
        const name = `${partner.code} 活动${at}`;
        const documentId = await create(UID.activity, {
          ...own,
          ...{ title: titleIn(name, 0), startDate: `${month}-0${(at % 9) + 1}`, activityType, sessions: 1 },
          measurements: { [MEASURED]: at + 1 },
          photos: at === 0 ? photos : [],
        });
        of.activity.push({ documentId, partner: partner.code, name });
      }
      const name = `${partner.code} 故事`;
      const activity = of.activity.at(-1).documentId;
      const told = {
        ...own,
        reportMonth: month,
        activity,
        title: titleIn(name, 0),
        body: blocks('楼道干净了。'),
      };
      const story = await create(UID.story, { ...told, photos });
      await inEnglish(UID.story, story, { title: titleIn(name, 0), body: blocks('The stairs are clean.') });
      of.story.push({ documentId: story, partner: partner.code, name });
    }
    const progress = await create(UID.progress, {
      ...{ programme, month, title: '工具到货', body: blocks('扫帚到货。'), photos },
      links: [{ title: '清单', url: 'https://example.org/list' }],
      videoLinks: [{ title: '开箱', url: 'https://example.org/video' }],
    });
    const child = await create(UID.progress, { programme, month, title: '培训志愿者', parent: progress });
    await inEnglish(UID.progress, progress, { title: 'Tools arrived', body: blocks('Brooms arrived.') });
    of.progress.push({ documentId: progress }, { documentId: child });
    const overview = await create(UID.overview, { programme, month, overview: blocks('本月清理楼道。') });
    await inEnglish(UID.overview, overview, { overview: blocks('Stairs were cleaned.') });
    of.overview.push({ documentId: overview });
    const stated = { programme, month, indicator: measured, basis: 'month', value: '5' };
    of.stated.push({ documentId: await create(UID.stated, { ...stated, explanation: '原报数为估计。' }) });
    of.report.push({ documentId: await create(UID.report, { month }) });
    content[month] = of;
  }
  return { programme, measured, partners, communities, activityType, photo, months: content };
}

/** Publishes the entries of a month, of all types or of some, in all languages; its report stays a draft. */
export async function publishEntries(strapi, content, month, types = WITH_DRAFTS) {
  for (const type of types) {
    for (const { documentId } of content.months[month][type]) {
      const locale = LOCALISED.includes(type) ? { locale: '*' } : {};
      await strapi.documents(UID[type]).publish({ documentId, ...locale });
    }
  }
}

/** Fills an empty database and publishes all entries; the reports stay drafts. @see fillMonths */
export async function fillAndPublish(strapi, { months, ...size }) {
  const content = await fillMonths(strapi, { months, ...size });
  for (const month of months) await publishEntries(strapi, content, month);
  return content;
}

/** A small picture, through the upload service as the panel sends it. */
async function upload(strapi, name) {
  const sharp = createRequire(import.meta.url)('sharp');
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'proof-photo-'));
  try {
    const filepath = path.join(folder, name);
    await sharp({ create: { width: 32, height: 24, channels: 3, background: '#8a6' } })
      .png()
      .toFile(filepath);
    const { size } = await fs.stat(filepath);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText: '楼道' } },
        files: { filepath, originalFilename: name, mimetype: 'image/png', size },
      });
    return { id: file.id, url: file.url };
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}
