/** Random edits of the shared content. */
import { COMBINED, MONTHS } from './content.mjs';

export const DAYS = 28;
const MOST_IN_BULK = 5;
const LARGEST_VALUE = 1_000_000;

export const twoDigits = (number) => String(number).padStart(2, '0');

function randomDay(random) {
  return `${random.pick(MONTHS)}-${twoDigits(random.below(DAYS) + 1)}`;
}

/** Some fields of an activity; the others stay as they are. */
function randomData(random, content) {
  const all = {
    startDate: () => randomDay(random),
    programme: () => random.pick(content.programmes),
    partner: () => random.pick([...content.partners, null]),
    activityType: () => random.pick([...content.activityTypes, null]),
    communities: () => random.some(content.communities, 3),
    sessions: () => random.pick([null, random.below(20)]),
    measurements: () =>
      Object.fromEntries(
        random.some(Object.keys(COMBINED), 4).map((code) => [code, random.below(LARGEST_VALUE) / 1000]),
      ),
  };
  const names = random.some(Object.keys(all), 6);
  return Object.fromEntries(names.map((name) => [name, all[name]()]));
}

/** The frequency of each edit; edits that wait for all writers are rare, because they keep writers from meeting. */
const WEIGHTS = {
  publish: 6,
  unpublish: 3,
  discardDraft: 3,
  edit: 5,
  editAndPublish: 8,
  publishMany: 2,
  unpublishMany: 1,
  replace: 2,
  removeMany: 0.2,
  movePartner: 1.5,
  moveStart: 0.3,
  recombine: 0.3,
};
const TOTAL_WEIGHT = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);

function draw(random) {
  let rest = (random.below(10_000) / 10_000) * TOTAL_WEIGHT;
  for (const [name, weight] of Object.entries(WEIGHTS)) {
    rest -= weight;
    if (rest < 0) return name;
  }
  return 'publish';
}

/**
 * One random edit.
 *
 * @param {object} place
 * @param {ReturnType<import('../random.mjs').randomFrom>} place.random
 * @param {object} place.content what `fill` made; `shared` is replaced where activities are
 * @param {object} place.way one of ways.mjs
 * @param {object} place.strapi for edits of reference data
 * @param {(slot: number, documentId: string) => void} place.replaced an activity took another's slot
 * @returns {{ name: string, documentIds: string[], removes: boolean, act: () => Promise<unknown> }}
 */
export function randomEdit({ random, content, way, strapi, replaced }) {
  const { shared } = content;
  const name = draw(random);
  const slot = random.below(shared.length);
  const documentId = shared[slot];
  const edit = (documentIds, act, removes = false) => ({ name, documentIds, removes, act });
  const { changing } = strapi.plugin('monthly-report').service('definitions');
  // Like the step that changes definitions: an ordinary save would be refused.
  const reference = (uid, id, data) =>
    edit([], () => changing(() => strapi.documents(uid).update({ documentId: id, data })));

  switch (name) {
    case 'edit':
    case 'editAndPublish': {
      const data = randomData(random, content);
      return edit([documentId], () => way[name](documentId, data));
    }
    case 'publishMany':
    case 'unpublishMany': {
      const documentIds = [...new Set([documentId, ...random.some(shared, MOST_IN_BULK - 1)])];
      return edit(documentIds, () => way[name](documentIds));
    }
    case 'replace':
    case 'removeMany': {
      const data = newActivity(random, content);
      const makes = random.oneIn(2) ? 'create' : 'createPublished';
      const act = async () => {
        await (name === 'removeMany' ? way.removeMany([documentId]) : way.remove(documentId));
        replaced(slot, await way[makes](data));
      };
      return edit([documentId], act, true);
    }
    case 'movePartner': {
      const data = { region: random.pick([...content.regions, null]) };
      return reference('api::partner.partner', random.pick(content.partners), data);
    }
    case 'moveStart': {
      // Never later than an activity, which then could not be saved: the sums are rebuilt anyway.
      const data = { startMonth: random.pick(['2019-06', '2020-01', MONTHS[0]]) };
      return reference('api::programme.programme', random.pick(content.programmes), data);
    }
    case 'recombine': {
      const [combined, id] = [random.pick(Object.values(COMBINED)), content.largest];
      return reference('api::indicator.indicator', id, combined);
    }
    default:
      return edit([documentId], () => way[name](documentId));
  }
}

function newActivity(random, content) {
  return {
    title: 'anew',
    startDate: randomDay(random),
    programme: random.pick(content.programmes),
    ...randomData(random, content),
  };
}
