/**
 * A programme that only one writer edits, so that it knows the figures that every reader must see. After each
 * acknowledged edit another server must answer with the new live figures. The writer also publishes
 * its own month: another server must answer the public with that revision at once, and with
 * nothing newer until the next publication.
 */
import { ALL_MONTHS, COUNTED, MONTHS } from './content.mjs';
import { DAYS, twoDigits } from './edits.mjs';

const LARGEST_VALUE = 10_000_000;
/** One step in this number publishes; the second step is the first to do so. */
const PUBLISHES_IN = 4;
/** Once in this number of times an activity of the programme is in the month that it publishes. */
const IN_OWN_MONTH = 2;

const monthOf = (day) => day.slice(0, 7);

/**
 * @param {object} place
 * @param {{ code: string, programme: string, activities: string[], month: string }} place.own
 * @param {string} place.otherServer its address
 * @param {string} place.apiToken of somebody who may preview
 * @param {ReturnType<import('../random.mjs').randomFrom>} place.random
 */
export function ownProgramme({ own, otherServer, apiToken, random }) {
  const activities = own.activities.map((documentId) => ({ documentId, draft: null, published: null }));
  let steps = 0;
  /** The last public answer, for a reader who asks whether it is still current. */
  let remembered = null;
  /** The newest revision of the month must hold this; null before the first. */
  let frozen = null;

  function randomVersion() {
    const thousandths = random.below(LARGEST_VALUE);
    const month = random.oneIn(IN_OWN_MONTH) ? own.month : random.pick(MONTHS);
    const startDate = `${month}-${twoDigits(random.below(DAYS) + 1)}`;
    return {
      data: { startDate, measurements: { summed: thousandths / 1000 } },
      version: { month: monthOf(startDate), thousandths },
    };
  }

  /** The effect of each edit on the database and, after the answer, on the expected state. */
  const EDITS = {
    async editAndPublish(activity, way) {
      const { data, version } = randomVersion();
      await way.editAndPublish(activity.documentId, data);
      activity.draft = activity.published = version;
    },
    async editThenPublish(activity, way) {
      const { data, version } = randomVersion();
      await way.edit(activity.documentId, data);
      activity.draft = version;
      await way.publish(activity.documentId);
      activity.published = version;
    },
    async edit(activity, way) {
      const { data, version } = randomVersion();
      await way.edit(activity.documentId, data);
      activity.draft = version;
    },
    async unpublish(activity, way) {
      if (activity.published === null) return EDITS.editAndPublish(activity, way);
      await way.unpublish(activity.documentId);
      activity.published = null;
    },
    async discardDraft(activity, way) {
      if (activity.published === null) return EDITS.editAndPublish(activity, way);
      await way.discardDraft(activity.documentId);
      activity.draft = activity.published;
    },
    async replace(activity, way) {
      await way.remove(activity.documentId);
      const { data, version } = randomVersion();
      activity.documentId = await way.createPublished({
        title: own.code,
        programme: own.programme,
        ...data,
      });
      activity.draft = activity.published = version;
    },
  };
  const NAMES = ['editAndPublish', 'editAndPublish', ...Object.keys(EDITS)];

  const published = () => activities.flatMap((activity) => activity.published ?? []);

  /** The figures of a month in thousandths, null if not reported; and the number of activities. */
  function expected(month) {
    const total = (isIn) => {
      const values = published().filter((version) => isIn(version.month));
      const thousandths = values.reduce((sum, version) => sum + version.thousandths, 0);
      return values.length === 0 ? null : thousandths / 1000;
    };
    const before = ALL_MONTHS[ALL_MONTHS.indexOf(month) - 1];
    return {
      value: total((of) => of === month),
      previous: total((of) => of === before),
      yearToDate: total((of) => of.slice(0, 4) === month.slice(0, 4) && of <= month),
      toDate: total((of) => of <= month),
      activities: published().filter((version) => version.month === month).length,
    };
  }

  async function read(address, headers) {
    const response = await fetch(otherServer + address, { headers });
    const text = await response.text();
    if (response.status === 304) return null;
    if (response.status !== 200) throw new Error(`GET ${address}: ${response.status} ${text.slice(0, 200)}`);
    return { etag: response.headers.get('etag'), body: JSON.parse(text) };
  }

  function seen({ body }) {
    const { totals } = body.data.programmes.find(({ code }) => code === own.code);
    const of = (indicator) => totals.find((figure) => figure.indicator === indicator);
    const { value, previous, yearToDate, toDate } = of('summed');
    return { value, previous, yearToDate, toDate, activities: of(COUNTED).value ?? 0 };
  }

  function staleOr(address, how, answer, expectedFigures) {
    const [wanted, got] = [JSON.stringify(expectedFigures), JSON.stringify(seen(answer))];
    return got === wanted ? [] : [`${address} ${how}: committed ${wanted}, answered ${got}`];
  }

  const addressOf = (month) => `/api/monthly-report/totals/${month}?programme=${own.code}`;

  /** Checks the live figures. @returns the stale answers, as text. */
  async function askLive(month) {
    const address = `${addressOf(month)}&status=draft`;
    const answer = await read(address, { authorization: `Bearer ${apiToken}` });
    return { stale: staleOr(address, 'asked', answer, expected(month)), reads: 1 };
  }

  /** Checks the published figures. @returns the stale answers, as text. */
  async function askPublic() {
    if (frozen === null) return { stale: [], reads: 0 };
    const address = addressOf(own.month);
    const before = remembered;
    const again = before && ((await read(address, { 'if-none-match': before.etag })) ?? before);
    remembered = await read(address, {});
    const stale = [
      ...(again === null ? [] : staleOr(address, 'asked with the earlier ETag', again, frozen)),
      ...staleOr(address, 'asked', remembered, frozen),
    ];
    return { stale, reads: again === null ? 1 : 2 };
  }

  /** The next revision of the own month. It is reopened at once: a locked month takes no edit. */
  async function publish(way) {
    await way.publishMonth(own.month);
    frozen = expected(own.month);
    const asked = await askPublic();
    await way.reopenMonth(own.month);
    return { name: 'publishMonth', publications: 1, ...asked };
  }

  /** One edit with one way of ways.mjs, then every month it touched. */
  async function edit(way) {
    const activity = random.pick(activities);
    const name = random.pick(NAMES);
    const before = activity.published;
    await EDITS[name](activity, way);
    const months = new Set([before?.month, activity.published?.month, random.pick(MONTHS)]);
    months.delete(undefined);
    const asked = [await askPublic()];
    for (const month of months) asked.push(await askLive(month));
    return {
      name,
      publications: 0,
      stale: asked.flatMap(({ stale }) => stale),
      reads: asked.reduce((sum, { reads }) => sum + reads, 0),
    };
  }

  return {
    step(way) {
      steps += 1;
      return steps % PUBLISHES_IN === 2 ? publish(way) : edit(way);
    },
  };
}
