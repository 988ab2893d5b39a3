/** Types with few entries, written the ordinary way: through the Document Service and its guards. */
import {
  ACTIVITY_TYPES,
  FIRST_MONTH,
  LAST_MONTH,
  MEASURED,
  measuredCode,
  MEASURED_PER_PROGRAMME,
  PROGRAMMES,
  REGIONS,
} from './content.mjs';

const COUNTED = ['partner', 'community', 'session', 'activity'];
const TIERS = 3;
/** Entries of the last month. */
const STORIES = 12;

const paragraph = {
  type: 'paragraph',
  children: [{ type: 'text', text: '居民在小区广场学习垃圾分类。'.repeat(6) }],
};

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** One after the other, so that the row ids follow the order. */
async function createAll(strapi, uid, entries, status) {
  const created = [];
  for (const data of entries) {
    created.push(await strapi.documents(uid).create({ data, ...(status && { status }) }));
  }
  return created;
}

/** @returns the row ids of the targets of the generated links, in order */
export async function writeReference(strapi) {
  const regions = await createAll(
    strapi,
    'api::region.region',
    times(REGIONS, (index) => ({ code: `region_${index}`, name: `第${index + 1}区`, order: index })),
  );
  const tiers = await createAll(
    strapi,
    'api::partner-tier.partner-tier',
    times(TIERS, (index) => ({ code: `tier_${index}`, name: `第${index + 1}级`, order: index })),
  );
  const activityTypes = await createAll(
    strapi,
    'api::activity-type.activity-type',
    times(ACTIVITY_TYPES, (index) => ({ code: `type_${index}`, name: `第${index + 1}类`, order: index })),
  );
  const indicators = await createAll(strapi, 'api::indicator.indicator', [
    ...COUNTED.map((counts) => ({
      code: `counted_${counts}`,
      label: `数${counts}`,
      source: 'counted',
      counts,
    })),
    ...MEASURED.map((measured) => ({ label: measured.code, unit: 'kg', source: 'measured', ...measured })),
  ]);
  const documentIdOf = new Map(indicators.map(({ code, documentId }) => [code, documentId]));
  const programmes = await createAll(
    strapi,
    'api::programme.programme',
    times(PROGRAMMES, (index) => ({
      code: `programme_${index}`,
      name: `第${index + 1}项目`,
      startMonth: FIRST_MONTH,
      basis: 'month',
      order: index,
      summaryTemplate: `本月在{counted_community}个社区开展{counted_activity}次活动，共{${measuredCode(index, 0)}}千克，累计{${measuredCode(index, 0)}_toDate}千克。`,
      indicators: [
        ...COUNTED.map((counts) => `counted_${counts}`),
        ...times(MEASURED_PER_PROGRAMME, (measured) => measuredCode(index, measured)),
      ].map((code) => documentIdOf.get(code)),
    })),
  );
  await createAll(
    strapi,
    'api::story.story',
    times(STORIES, (index) => ({
      title: `故事${index}`,
      slug: `story-${index}`,
      reportMonth: LAST_MONTH,
      occurredOn: `${LAST_MONTH}-15`,
      body: [paragraph, paragraph],
      programme: programmes[index % PROGRAMMES].documentId,
    })),
    'published',
  );
  const ids = (entries) => entries.map(({ id }) => id);
  return {
    programmes: ids(programmes),
    regions: ids(regions),
    activityTypes: ids(activityTypes),
    tiers: ids(tiers),
  };
}
