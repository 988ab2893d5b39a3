/**
 * A programme only one writer edits, who therefore knows what every reader must see: after
 * each acknowledged edit another server is asked for the totals, and must answer with it.
 */
import { MONTHS, COUNTED } from './content.mjs';
import { randomDay } from './edits.mjs';

const LARGEST_VALUE = 10_000_000;

const monthOf = (day) => day.slice(0, 7);

/**
 * @param {object} place
 * @param {{ code: string, programme: string, activities: string[] }} place.own
 * @param {string} place.otherServer its address
 * @param {ReturnType<import('../random.mjs').randomFrom>} place.random
 */
export function ownProgramme({ own, otherServer, random }) {
  const activities = own.activities.map((documentId) => ({ documentId, draft: null, published: null }));
  /** Answers by address, for the reader who asks whether hers is still right. */
  const remembered = new Map();

  function randomVersion() {
    const thousandths = random.below(LARGEST_VALUE);
    const startDate = randomDay(random);
    return {
      data: { startDate, measurements: { summed: thousandths / 1000 } },
      version: { month: monthOf(startDate), thousandths },
    };
  }

  /** What an edit does to the database and, once acknowledged, to what is expected. */
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

  /** The figures of a month: thousandths, null where nobody reports; and how many activities. */
  function expected(month) {
    const total = (isIn) => {
      const values = published().filter((version) => isIn(version.month));
      const thousandths = values.reduce((sum, version) => sum + version.thousandths, 0);
      return values.length === 0 ? null : thousandths / 1000;
    };
    const before = MONTHS[MONTHS.indexOf(month) - 1];
    return {
      value: total((of) => of === month),
      previous: total((of) => of === before),
      yearToDate: total((of) => of.slice(0, 4) === month.slice(0, 4) && of <= month),
      toDate: total((of) => of <= month),
      activities: published().filter((version) => version.month === month).length,
    };
  }

  async function read(address, headers = {}) {
    const response = await fetch(otherServer + address, { headers });
    const text = await response.text();
    if (response.status === 304) return remembered.get(address);
    if (response.status !== 200) throw new Error(`GET ${address}: ${response.status} ${text.slice(0, 200)}`);
    const answer = { etag: response.headers.get('etag'), body: JSON.parse(text) };
    remembered.set(address, answer);
    return answer;
  }

  function seen({ body }) {
    const { totals } = body.data.programmes.find(({ code }) => code === own.code);
    const of = (indicator) => totals.find((figure) => figure.indicator === indicator);
    const { value, previous, yearToDate, toDate } = of('summed');
    return { value, previous, yearToDate, toDate, activities: of(COUNTED).value ?? 0 };
  }

  /** @returns the stale answers, as text. */
  async function ask(month) {
    const address = `/api/monthly-report/totals/${month}?programme=${own.code}`;
    const wanted = JSON.stringify(expected(month));
    const before = remembered.get(address);
    const answers = [
      ...(before?.etag ? [['asked with the earlier ETag', { 'if-none-match': before.etag }]] : []),
      ['asked', {}],
    ];
    const stale = [];
    for (const [how, headers] of answers) {
      const got = JSON.stringify(seen(await read(address, headers)));
      if (got !== wanted) stale.push(`${address} ${how}: committed ${wanted}, answered ${got}`);
    }
    return { stale, reads: answers.length };
  }

  return {
    /** One edit with one way of ways.mjs, then every month it touched. */
    async step(way) {
      const activity = random.pick(activities);
      const name = random.pick(NAMES);
      const before = activity.published;
      await EDITS[name](activity, way);
      const months = new Set([before?.month, activity.published?.month, random.pick(MONTHS)]);
      months.delete(undefined);
      const stale = [];
      let reads = 0;
      for (const month of months) {
        const asked = await ask(month);
        stale.push(...asked.stale);
        reads += asked.reads;
      }
      return { name, stale, reads };
    },
  };
}
