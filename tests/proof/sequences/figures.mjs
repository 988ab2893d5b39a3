/**
 * The meaning of the figures (design, section 3), written a second time and as plainly as possible:
 * every figure is counted again from the list of activities. It shares no code with the plugin.
 *
 * A value is a fraction of thousandths `{ n, d }` of bigints, or null if nothing is reported.
 */

/** The public vocabulary: bases and groupings of totals. */
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

/** A mean is printed with its indicator's decimals, other figures with all their digits. */
const EVERY_DECIMAL = 3;

const RATIO_DECIMALS = 6;

export const printed = (value, indicator) =>
  value === null
    ? null
    : digits(
        value,
        indicator.source === 'ratio'
          ? RATIO_DECIMALS
          : indicator.aggregationType === 'AVERAGE'
            ? indicator.decimals
            : EVERY_DECIMAL,
      );

/** The two codes of a ratio. */
const sidesOf = ({ numerator, denominator }) => [numerator, denominator];

function ratio(above, below, factor) {
  if (above === null || below === null || below.n <= 0n) return null;
  return { n: above.n * below.d * BigInt(factor) * 1000n, d: above.d * below.n };
}

export const monthOf = ({ startDate }) => startDate.slice(0, 7);

export function monthsLater(month, count) {
  const [year, number] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The first and the last month of a figure; null before the start month. */
export function spanOf(basis, month, startMonth) {
  if (month < startMonth) return null;
  if (basis === 'month') return [month, month];
  const january = `${month.slice(0, 4)}-01`;
  return [basis === 'year-to-date' && january > startMonth ? january : startMonth, month];
}

export const within = (activities, [from, to]) =>
  activities.filter((activity) => from <= monthOf(activity) && monthOf(activity) <= to);

const isBefore = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** By date, then partner code (activities without a partner last), then title. */
const inOrderOfTelling = (activities) =>
  [...activities].sort(
    (a, b) =>
      isBefore(a.startDate, b.startDate) ||
      Number(a.partner === null) - Number(b.partner === null) ||
      isBefore(a.partner ?? '', b.partner ?? '') ||
      isBefore(a.title, b.title),
  );

/** A total counts with the entered value, else with the sum of its parts; for LAST only if all parts are reported. */
function valueOf(indicators, activity, code) {
  const entered = activity.measurements[code] ?? null;
  const parts = measuredParts(indicators, code);
  if (entered !== null || parts.length === 0) return entered;
  const values = parts.map((part) => valueOf(indicators, activity, part));
  if (indicators[code].aggregationType === 'LAST' && values.includes(null)) return null;
  const reported = values.filter((value) => value !== null);
  return reported.length === 0 ? null : reported.reduce((total, value) => total + value, 0n);
}

/** The value of an option in an entry: the entered one if the indicator was entered, else the sum over its parts. */
function optionOf(indicators, activity, code, dimension, option) {
  if (valueOf(indicators, activity, code) === null) return null;
  const entered = activity.measurements[code] ?? null;
  if (entered !== null) return activity.measurements[`${code}.${dimension}.${option}`] ?? null;
  const given = measuredParts(indicators, code)
    .map((part) => optionOf(indicators, activity, part, dimension, option))
    .filter((value) => value !== null);
  return given.length === 0 ? null : given.reduce((total, value) => total + value, 0n);
}

/** If a part is of another kind than its total, the total has no parts to add up. */
function measuredParts(indicators, code) {
  const { source, parts = [], ...total } = indicators[code];
  const isLike = (part) =>
    indicators[part]?.source === 'measured' &&
    indicators[part].aggregationType === total.aggregationType &&
    indicators[part].calculationFormulaAcrossPeriods === total.calculationFormulaAcrossPeriods;
  return source === 'measured' && parts.every(isLike) ? parts : [];
}

const reporting = (indicators, activities, code) =>
  inOrderOfTelling(activities).filter((activity) => valueOf(indicators, activity, code) !== null);

/** Latest start date, then end date, then larger value. */
function isLater(indicators, a, b, code) {
  const order =
    isBefore(a.startDate, b.startDate) || isBefore(a.endDate ?? a.startDate, b.endDate ?? b.startDate);
  return order === 0 ? valueOf(indicators, a, code) > valueOf(indicators, b, code) : order > 0;
}

/** The first in order among those that beat all others. */
const deciding = (activities, beats) =>
  activities.reduce((best, activity) => (beats(activity, best) ? activity : best));

const byKey = (activities, keyOf) => {
  const groups = new Map();
  for (const activity of activities) {
    groups.set(keyOf(activity), [...(groups.get(keyOf(activity)) ?? []), activity]);
  }
  return [...groups.values()];
};

/** The activities of one month that count: for LAST, the latest of each partner. */
function counting(indicators, { aggregationType, code }, activities) {
  if (aggregationType !== 'LAST') return activities;
  return byKey(activities, ({ partner }) => partner).map((own) =>
    deciding(own, (a, b) => isLater(indicators, a, b, code)),
  );
}

function monthFigure(indicators, { aggregationType, code }, activities) {
  const values = activities.map((activity) => exact(valueOf(indicators, activity, code)));
  switch (aggregationType) {
    case 'SUM':
    case 'LAST':
      return sum(values);
    case 'COUNT':
      return whole(values.length);
    case 'AVERAGE':
      return { n: sum(values).n, d: BigInt(values.length) };
    case 'MAX':
      return values.reduce((best, value) => (isMore(value, best) ? value : best));
    default:
      throw new Error(`Unknown aggregation type ${aggregationType}`);
  }
}

/** A measured SUM or LAST of the last month is a level: the state at the end of a span. */
export const isLevel = ({ source, aggregationType, calculationFormulaAcrossPeriods }) =>
  source === 'measured' &&
  calculationFormulaAcrossPeriods === 'latest' &&
  ['SUM', 'LAST'].includes(aggregationType);

/** Whether a partner was a member from one month to another without a break. */
function isUnbroken(memberships, partner, from, to) {
  for (let month = from; month <= to; month = monthsLater(month, 1)) {
    const isMember = memberships.some(
      (span) =>
        span.partner === partner &&
        span.fromMonth <= month &&
        (span.toMonth === null || month <= span.toMonth),
    );
    if (!isMember) return false;
  }
  return true;
}

/**
 * The activities of each reporter's last month with a value, if that state still counts at
 * the end of a month.
 */
function stateActivities({ indicators, memberships }, indicator, activities, at) {
  const reported = reporting(
    indicators,
    activities.filter((activity) => monthOf(activity) <= at),
    indicator.code,
  );
  return byKey(reported, ({ partner }) => partner).flatMap((own) => {
    const last = own.map(monthOf).sort().at(-1);
    const { partner } = own[0];
    const stands = last === at || partner === null || isUnbroken(memberships, partner, last, at);
    if (!stands) return [];
    return counting(
      indicators,
      indicator,
      own.filter((activity) => monthOf(activity) === last),
    );
  });
}

/**
 * The months behind a measured figure, each with its activities that count and its value.
 * A level has one entry: the state at the end of the span.
 */
function decidingMonths(facts, indicator, { all, isAsked }, span) {
  const { indicators } = facts;
  if (isLevel(indicator)) {
    const reports = stateActivities(facts, indicator, all, span[1]).filter(isAsked);
    return reports.length === 0 ? [] : [{ reports, value: monthFigure(indicators, indicator, reports) }];
  }
  const months = byKey(reporting(indicators, within(all, span), indicator.code), monthOf)
    .map((reports) => counting(indicators, indicator, reports).filter(isAsked))
    .filter((reports) => reports.length > 0)
    .map((reports) => ({ reports, value: monthFigure(indicators, indicator, reports) }));
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

/** Every activity of a state that counts at the end of a span, for any level that is shown. */
export const standing = (facts, codes, all, span) =>
  codes.flatMap((code) => {
    const indicator = facts.indicators[code];
    if (indicator.source === 'calculated') return standing(facts, indicator.parts, all, span);
    if (indicator.source === 'ratio') return standing(facts, sidesOf(indicator), all, span);
    return isLevel(indicator) ? stateActivities(facts, indicator, all, span[1]) : [];
  });

/** The partners whose states a level takes from earlier months, and the earliest of these months. */
export function carriedIn(facts, code, all, span) {
  if (span === null) return null;
  const indicator = facts.indicators[code];
  if (indicator.source === 'calculated') {
    return together(indicator.parts.map((part) => carriedStates(facts, part, all, span)).flat());
  }
  if (indicator.source === 'ratio') {
    return together(sidesOf(indicator).flatMap((side) => carriedStates(facts, side, all, span)));
  }
  return together(carriedStates(facts, code, all, span));
}

function carriedStates(facts, code, all, span) {
  const indicator = facts.indicators[code];
  if (indicator.source === 'calculated') {
    return indicator.parts.flatMap((part) => carriedStates(facts, part, all, span));
  }
  if (!isLevel(indicator)) return [];
  return stateActivities(facts, indicator, all, span[1]).filter((activity) => monthOf(activity) < span[1]);
}

function together(activities) {
  if (activities.length === 0) return null;
  const partners = new Set(activities.map(({ partner }) => partner).filter((partner) => partner !== null));
  return { partners: partners.size, since: activities.map(monthOf).sort()[0] };
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
 * @param {{ indicators: object, memberships: object[] }} facts the rules for counting the programme
 * @param {{ all: object[], isAsked: (activity: object) => boolean }} activities the activities of a programme
 *   that count, and a test whether one is in the asked group
 * @param {[string, string] | null} span
 */
export function figure(facts, code, activities, span) {
  if (span === null) return null;
  const indicator = facts.indicators[code];
  switch (indicator.source) {
    case 'counted':
      return counted(indicator.counts, within(activities.all, span).filter(activities.isAsked));
    case 'calculated':
      return sum(indicator.parts.map((part) => figure(facts, part, activities, span)));
    case 'ratio': {
      const [above, below] = sidesOf(indicator).map((side) => figure(facts, side, activities, span));
      return ratio(above, below, indicator.factor);
    }
    default:
      return sum(decidingMonths(facts, indicator, activities, span).map(({ value }) => value));
  }
}

/** Whether a figure is broken down by a dimension: a sum if one of its parts is, a ratio if both sides are. */
export function isBroken({ indicators }, code, dimension) {
  const { source, parts = [], dimensions = [], ...rest } = indicators[code];
  const isSo = (other) => isBroken({ indicators }, other, dimension);
  if (source === 'calculated') return parts.some(isSo);
  return source === 'ratio' ? sidesOf(rest).every(isSo) : dimensions.includes(dimension);
}

/** The part of a figure that belongs to an option; null if it was not reported. */
export function optionFigure(facts, code, dimension, option, activities, span) {
  if (span === null || !isBroken(facts, code, dimension)) return null;
  const indicator = facts.indicators[code];
  const of = (other) => optionFigure(facts, other, dimension, option, activities, span);
  switch (indicator.source) {
    case 'calculated':
      return sum(indicator.parts.map(of));
    case 'ratio': {
      const [above, below] = sidesOf(indicator).map(of);
      return ratio(above, below, indicator.factor);
    }
    default:
      return sum(
        decidingMonths(facts, indicator, activities, span).flatMap(({ reports }) =>
          reports.map((activity) => {
            const value = optionOf(facts.indicators, activity, code, dimension, option);
            return value === null ? null : exact(value);
          }),
        ),
      );
  }
}

/** The rest of a figure that belongs to no option. */
export const restOf = (value, options) =>
  value === null
    ? null
    : options.reduce((rest, option) => (option === null ? rest : minus(rest, option)), value);

/** A later figure minus an earlier one; `percent` as digits, null for a ratio, which changes by points. */
export function changeOf(earlier, later, { source }) {
  if (earlier === null || later === null) return { value: null, percent: null };
  const value = minus(later, earlier);
  if (earlier.n === 0n || source === 'ratio') return { value, percent: null };
  // 100 × value ÷ earlier, which `digits` wants in thousandths.
  return { value, percent: digits({ n: 100_000n * value.n * earlier.d, d: value.d * earlier.n }, 1) };
}

/** The contribution of each activity: `share` is null in a mean. */
function contributions(facts, code, activities, span) {
  const indicator = facts.indicators[code];
  switch (indicator.source) {
    case 'counted':
      return countedContributions(
        indicator.counts,
        inOrderOfTelling(within(activities.all, span).filter(activities.isAsked)),
      );
    case 'calculated':
      return indicator.parts.flatMap((part) => contributions(facts, part, activities, span));
    default:
      return decidingMonths(facts, indicator, activities, span).flatMap(({ reports }) =>
        measuredContributions(facts, indicator, reports),
      );
  }
}

function measuredContributions({ indicators }, { aggregationType, code }, reports) {
  const contributing =
    aggregationType === 'MAX'
      ? [deciding(reports, (a, b) => valueOf(indicators, a, code) > valueOf(indicators, b, code))]
      : reports;
  return contributing.map((activity) => {
    const value = exact(valueOf(indicators, activity, code));
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

/** The sources of a figure in order, one for each activity. */
export function sources(facts, code, activities, span) {
  if (span === null) return [];
  const indicator = facts.indicators[code];
  if (indicator.source === 'ratio') return sourcesOfSides(facts, indicator, activities, span);
  const merged = new Map();
  for (const { activity, value, share } of contributions(facts, code, activities, span)) {
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

/** The sources of both sides: an activity on both sides is there twice. In a ratio, `share` is always null. */
function sourcesOfSides(facts, indicator, activities, span) {
  const ofSide = (side) =>
    new Map(
      sources(facts, indicator[side], activities, span).map(({ activity, value }) => [
        activity,
        { activity, value, share: null, side },
      ]),
    );
  const both = ['numerator', 'denominator'].map(ofSide);
  const all = new Set(both.flatMap((one) => [...one.keys()]));
  return inOrderOfTelling(all).flatMap((activity) => both.flatMap((one) => one.get(activity) ?? []));
}

/** Shares add up to the figure; a mean has no shares to add. */
export function sharesAddUp(all, value) {
  if (all.some(({ share }) => share === null)) return true;
  const total = sum(all.map(({ share }) => share));
  // Nothing held: a count is 0 and has no sources.
  if (total === null || value === null) return (total ?? value ?? { n: 0n }).n === 0n;
  return total.n * value.d === value.n * total.d;
}
