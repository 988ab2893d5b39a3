/**
 * What the figures mean (design, section 3), written down once more and as plainly as it goes:
 * every figure is counted anew from the list of activities. It shares no code with the plugin.
 *
 * A value is a fraction of thousandths `{ n, d }` of bigints, or null where nothing is reported.
 */

/** The public vocabulary: bases and what divides a total. */
export const BASES = ['month', 'year-to-date', 'to-date'];
export const GROUPINGS = ['region', 'partner', 'community', 'activity-type'];

const whole = (count) => ({ n: BigInt(count) * 1000n, d: 1n });
const exact = (thousandths) => ({ n: thousandths, d: 1n });
const isMore = (a, b) => a.n * b.d > b.n * a.d;

function plus(a, b) {
  if (a === null) return b;
  if (b === null) return a;
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

const minus = (a, b) => plus(a, { n: -b.n, d: b.d });
const sum = (values) => values.reduce(plus, null);

/** Decimal digits, rounded half away from zero, without zeros at the end. */
export function digits({ n, d }, decimals) {
  const scale = 10n ** BigInt(decimals);
  const size = n < 0n ? -n : n;
  const rounded = (2n * size * scale + 1000n * d) / (2000n * d);
  const text = String(rounded).padStart(decimals + 1, '0');
  const split = text.length - decimals;
  const number = decimals === 0 ? text : `${text.slice(0, split)}.${text.slice(split)}`.replace(/\.?0+$/, '');
  return n < 0n && rounded !== 0n ? `-${number}` : number;
}

/** A mean is printed with its indicator's decimals, everything else as it is. */
const EVERY_DECIMAL = 3;

export const printed = (value, indicator) =>
  value === null
    ? null
    : digits(value, indicator.aggregationType === 'AVERAGE' ? indicator.decimals : EVERY_DECIMAL);

export const monthOf = ({ startDate }) => startDate.slice(0, 7);

export function monthsLater(month, count) {
  const [year, number] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** First and last month a figure speaks of; null before the start month. */
export function spanOf(basis, month, startMonth) {
  if (month < startMonth) return null;
  if (basis === 'month') return [month, month];
  const january = `${month.slice(0, 4)}-01`;
  return [basis === 'year-to-date' && january > startMonth ? january : startMonth, month];
}

export const within = (activities, [from, to]) =>
  activities.filter((activity) => from <= monthOf(activity) && monthOf(activity) <= to);

const isBefore = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** By date, then partner code (none last), then title. */
const inOrderOfTelling = (activities) =>
  [...activities].sort(
    (a, b) =>
      isBefore(a.startDate, b.startDate) ||
      Number(a.partner === null) - Number(b.partner === null) ||
      isBefore(a.partner ?? '', b.partner ?? '') ||
      isBefore(a.title, b.title),
  );

const valueOf = (activity, code) => activity.measurements[code] ?? null;
const reporting = (activities, code) =>
  inOrderOfTelling(activities).filter((activity) => valueOf(activity, code) !== null);

/** Latest start date, then end date, then larger value. */
function isLater(a, b, code) {
  const order =
    isBefore(a.startDate, b.startDate) || isBefore(a.endDate ?? a.startDate, b.endDate ?? b.startDate);
  return order === 0 ? valueOf(a, code) > valueOf(b, code) : order > 0;
}

/** The activity that a month's MAX or LAST is taken from: the first told among equals. */
function decidingActivity({ aggregationType, code }, activities) {
  const beats =
    aggregationType === 'MAX' ? (a, b) => valueOf(a, code) > valueOf(b, code) : (a, b) => isLater(a, b, code);
  return activities.reduce((best, activity) => (beats(activity, best) ? activity : best));
}

function monthFigure(indicator, activities) {
  const values = activities.map((activity) => exact(valueOf(activity, indicator.code)));
  switch (indicator.aggregationType) {
    case 'SUM':
      return sum(values);
    case 'COUNT':
      return whole(values.length);
    case 'AVERAGE':
      return { n: sum(values).n, d: BigInt(values.length) };
    case 'MAX':
    case 'LAST':
      return exact(valueOf(decidingActivity(indicator, activities), indicator.code));
    default:
      throw new Error(`Unknown aggregation type ${indicator.aggregationType}`);
  }
}

/** The months a measured figure is taken from, each with its activities that report and its value. */
function decidingMonths(indicator, activities, span) {
  const byMonth = new Map();
  for (const activity of reporting(within(activities, span), indicator.code)) {
    byMonth.set(monthOf(activity), [...(byMonth.get(monthOf(activity)) ?? []), activity]);
  }
  const months = [...byMonth.values()].map((reports) => ({
    reports,
    value: monthFigure(indicator, reports),
  }));
  if (months.length === 0) return [];
  switch (indicator.calculationFormulaAcrossPeriods) {
    case 'sum':
      return months;
    case 'max':
      return [months.reduce((best, month) => (isMore(month.value, best.value) ? month : best))];
    case 'latest':
      return months.slice(-1);
    default:
      throw new Error(`Unknown formula ${indicator.calculationFormulaAcrossPeriods}`);
  }
}

const membersOf = (counts, { partner, communities }) =>
  counts === 'community' ? communities : partner === null ? [] : [partner];

function counted(counts, activities) {
  switch (counts) {
    case 'activity':
      return whole(activities.length);
    case 'session':
      return whole(activities.reduce((total, { sessions }) => total + BigInt(sessions ?? 0), 0n));
    default:
      return whole(new Set(activities.flatMap((activity) => membersOf(counts, activity))).size);
  }
}

/**
 * @param {object[]} activities those that count, of one programme or one group of it
 * @param {[string, string] | null} span
 */
export function figure(indicators, code, activities, span) {
  if (span === null) return null;
  const indicator = indicators[code];
  switch (indicator.source) {
    case 'counted':
      return counted(indicator.counts, within(activities, span));
    case 'calculated':
      return sum(indicator.parts.map((part) => figure(indicators, part, activities, span)));
    default:
      return sum(decidingMonths(indicator, activities, span).map(({ value }) => value));
  }
}

/** A later figure against an earlier one; `percent` as digits. */
export function changeOf(earlier, later) {
  if (earlier === null || later === null) return { value: null, percent: null };
  const value = minus(later, earlier);
  if (earlier.n === 0n) return { value, percent: null };
  // 100 × value ÷ earlier, which `digits` wants in thousandths.
  return { value, percent: digits({ n: 100_000n * value.n * earlier.d, d: value.d * earlier.n }, 1) };
}

/** What each activity adds: `share` null in a mean. */
function contributions(indicators, code, activities, span) {
  const indicator = indicators[code];
  switch (indicator.source) {
    case 'counted':
      return countedContributions(indicator.counts, inOrderOfTelling(within(activities, span)));
    case 'calculated':
      return indicator.parts.flatMap((part) => contributions(indicators, part, activities, span));
    default:
      return decidingMonths(indicator, activities, span).flatMap(({ reports }) =>
        measuredContributions(indicator, reports),
      );
  }
}

function measuredContributions(indicator, reports) {
  const { aggregationType, code } = indicator;
  const deciding = ['MAX', 'LAST'].includes(aggregationType)
    ? [decidingActivity(indicator, reports)]
    : reports;
  return deciding.map((activity) => {
    const value = exact(valueOf(activity, code));
    const share = { COUNT: whole(1), AVERAGE: null }[aggregationType];
    return { activity, value, share: share === undefined ? value : share };
  });
}

function countedContributions(counts, told) {
  switch (counts) {
    case 'activity':
      return told.map((activity) => ({ activity, value: whole(1), share: whole(1) }));
    case 'session':
      return told
        .filter(({ sessions }) => sessions !== null)
        .map((activity) => ({ activity, value: whole(activity.sessions), share: whole(activity.sessions) }));
    default: {
      const known = new Set();
      return told.flatMap((activity) => {
        const members = membersOf(counts, activity);
        const added = members.filter((member) => !known.has(member));
        added.forEach((member) => known.add(member));
        return members.length === 0
          ? []
          : [{ activity, value: whole(members.length), share: whole(added.length) }];
      });
    }
  }
}

/** The sources of a figure in order of telling, one an activity. */
export function sources(indicators, code, activities, span) {
  if (span === null) return [];
  const merged = new Map();
  for (const { activity, value, share } of contributions(indicators, code, activities, span)) {
    const before = merged.get(activity);
    merged.set(activity, {
      activity,
      value: before === undefined ? value : plus(before.value, value),
      share:
        before === undefined
          ? share
          : before.share === null || share === null
            ? null
            : plus(before.share, share),
    });
  }
  const hasMean = [...merged.values()].some(({ share }) => share === null);
  return inOrderOfTelling(merged.keys()).map((activity) => {
    const { value, share } = merged.get(activity);
    return hasMean ? { activity, value, share: null, weight: 1 } : { activity, value, share };
  });
}

/** Shares add up to the figure; those of a mean are not there to be added. */
export function sharesAddUp(all, value) {
  if (all.some(({ share }) => share === null)) return true;
  const total = sum(all.map(({ share }) => share));
  // Nothing held: a count is 0 and has no sources.
  if (total === null || value === null) return (total ?? value ?? { n: 0n }).n === 0n;
  return total.n * value.d === value.n * total.d;
}
