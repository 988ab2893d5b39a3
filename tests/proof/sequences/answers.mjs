/**
 * The expected live answers (`status=draft`) for a content, made only from the recount, and the comparison of
 * an answer with them: digit by digit, never through a double. Figures count published activities: a draft
 * without a published row never counts.
 */
import {
  carriedIn,
  changeOf,
  figure,
  isBroken,
  monthOf,
  monthsLater,
  optionFigure,
  printed,
  restOf,
  sharesAddUp,
  sources,
  spanOf,
  standing,
} from './figures.mjs';

/** A number becomes the text of its digits after a mark with which no other text begins. */
const NUMBER = '#';
const number = (digits) => (digits === null ? null : `${NUMBER}${digits}`);

const JSON_TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON with its numbers as marked texts, so that no digit is lost. */
export const parseExactly = (text) =>
  JSON.parse(text.replace(JSON_TOKENS, (token) => (token.startsWith('"') ? token : `"${NUMBER}${token}"`)));

const NAMES = { region: '区域', partner: '伙伴', community: '社区', type: '类型' };
const named = (kind, code) => (code === null ? null : { code, name: `${NAMES[kind]}${code}` });

const KIND_OF_GROUPING = {
  region: 'region',
  partner: 'partner',
  community: 'community',
  'activity-type': 'type',
};

const regionOf = (content, { partner }) =>
  partner === null ? null : content.reference.partner[partner].region;

/** The code of the row of an activity. */
function groupOf(content, grouping, activity) {
  switch (grouping) {
    case 'region':
      return regionOf(content, activity);
    case 'partner':
      return activity.partner;
    case 'activity-type':
      return activity.type;
    default:
      return activity.communities.length > 1 ? 'multiple' : (activity.communities[0] ?? null);
  }
}

/** Named rows by code, then the row of several, then the row of none. */
const LAST_ROWS = ['multiple', null];
function compareGroups(a, b) {
  const order = LAST_ROWS.indexOf(a) - LAST_ROWS.indexOf(b);
  return order === 0 ? (a < b ? -1 : 1) : order;
}

const groupName = (grouping, code) =>
  code === null ? null : code === 'multiple' ? '多个社区' : named(KIND_OF_GROUPING[grouping], code).name;

const inProgrammeOrder = (content) =>
  Object.entries(content.reference.programme).sort(([a], [b]) => (a < b ? -1 : 1));

function figureEntry(content, code, value) {
  const indicator = content.reference.indicator[code];
  return { indicator: code, label: `指标${code}`, unit: null, value: number(printed(value, indicator)) };
}

const everything = (all) => ({ all, isAsked: () => true });

const OPTIONS = ['female', 'male'];

/** A figure by a dimension, if that is asked for and the figure is broken down by it. */
function breakdownEntry(content, programme, code, activities, span, dimension) {
  const facts = content.facts(programme);
  if (!dimension || !isBroken(facts, code, dimension)) return {};
  const indicator = facts.indicators[code];
  const values = OPTIONS.map((option) => optionFigure(facts, code, dimension, option, activities, span));
  const rest = indicator.source === 'ratio' ? null : restOf(figure(facts, code, activities, span), values);
  return {
    breakdown: [
      {
        dimension,
        name: `维度${dimension}`,
        options: OPTIONS.map((option, index) => ({
          option,
          label: `选项${option}`,
          value: number(printed(values[index], indicator)),
        })),
        unknown: number(printed(rest, indicator)),
      },
    ],
  };
}

/** All figures of a programme in a month. @param withChange whether the answers have these keys already. */
function totalEntry(content, code, programme, { month, basis, breakdown, startMonth, withChange }) {
  const facts = content.facts(programme);
  const indicator = facts.indicators[code];
  const all = content.counted(programme);
  const at = (itsBasis, itsMonth = month) =>
    figure(facts, code, everything(all), spanOf(itsBasis, itsMonth, startMonth));
  const carried = carriedIn(facts, code, all, spanOf('month', month, startMonth));
  const asNumber = (value) => number(printed(value, indicator));
  const previous = at('month', monthsLater(month, -1));
  const change = changeOf(previous, at('month'), indicator);
  const span = spanOf(basis, month, startMonth);
  const side = (sideCode) => figureEntry(content, sideCode, figure(facts, sideCode, everything(all), span));
  return {
    ...figureEntry(content, code, at(basis)),
    previous: asNumber(previous),
    yearToDate: asNumber(at('year-to-date')),
    toDate: asNumber(at('to-date')),
    stated: null,
    ...(withChange && {
      sameMonthLastYear: asNumber(at('month', monthsLater(month, -12))),
      change: { value: asNumber(change.value), percent: number(change.percent) },
    }),
    ...(carried && { carried: { partners: number(carried.partners), since: carried.since } }),
    ...breakdownEntry(content, programme, code, everything(all), span, breakdown),
    ...(indicator.source === 'ratio' && {
      ratio: { numerator: side(indicator.numerator), denominator: side(indicator.denominator) },
    }),
  };
}

function groupEntries(content, programme, { month, basis, grouping, breakdown }) {
  const { startMonth, indicators } = content.reference.programme[programme];
  const span = spanOf(basis, month, startMonth);
  const [from, to] = span;
  const facts = content.facts(programme);
  const all = content.counted(programme);
  const codeOf = (activity) => groupOf(content, grouping, activity);
  const active = all.filter((activity) => from <= monthOf(activity) && monthOf(activity) <= to);
  const levels = standing(facts, indicators, all, span);
  return [...new Set([...active, ...levels].map(codeOf))].sort(compareGroups).map((code) => ({
    code,
    name: groupName(grouping, code),
    totals: indicators.map((indicator) => {
      const own = { all, isAsked: (activity) => codeOf(activity) === code };
      return {
        ...figureEntry(content, indicator, figure(facts, indicator, own, span)),
        ...breakdownEntry(content, programme, indicator, own, span, breakdown),
      };
    }),
  }));
}

const PAGE_OF_GROUPS = 100;

/** GET /totals/2021-06 */
function totals(content, question, withChange) {
  const { month, basis, grouping, breakdown } = question;
  const programmes = inProgrammeOrder(content)
    .filter(([, { startMonth }]) => startMonth <= month)
    .map(([code, { startMonth, indicators }]) => ({
      code,
      name: `项目${code}`,
      totals: indicators.map((indicator) =>
        totalEntry(content, indicator, code, { month, basis, breakdown, startMonth, withChange }),
      ),
      groups: grouping === null ? [] : groupEntries(content, code, question),
    }));
  const rows = programmes.reduce((count, { groups }) => count + groups.length, 0);
  return {
    data: { month, basis, programmes },
    meta: grouping === null ? {} : { pagination: pagination(1, PAGE_OF_GROUPS, rows) },
  };
}

const pagination = (page, pageSize, total) => ({
  page: number(page),
  pageSize: number(pageSize),
  pageCount: number(Math.ceil(total / pageSize)),
  total: number(total),
});

function monthValue(content, programme, code, month) {
  const { startMonth } = content.reference.programme[programme];
  const facts = content.facts(programme);
  const span = spanOf('month', month, startMonth);
  return printed(figure(facts, code, everything(content.counted(programme)), span), facts.indicators[code]);
}

/** GET /totals?from&to */
function series(content, { from, to }) {
  const months = [];
  for (let month = from; month <= to; month = monthsLater(month, 1)) months.push(month);
  return {
    data: inProgrammeOrder(content).flatMap(([programme, { indicators }]) =>
      indicators.map((code) => ({
        programme,
        indicator: code,
        points: months.map((month) => ({
          month,
          value: number(monthValue(content, programme, code, month)),
        })),
      })),
    ),
  };
}

/** GET /totals/2021-06/whole_time/weight/sources, one page. */
function sourcesPage(content, { month, basis, programme, indicator: code, region, partner, page, pageSize }) {
  const { startMonth } = content.reference.programme[programme];
  const facts = content.facts(programme);
  const { indicators } = facts;
  const activities = {
    all: content.counted(programme),
    isAsked: (activity) =>
      (partner === null || activity.partner === partner) &&
      (region === null || regionOf(content, activity) === region),
  };
  const span = spanOf(basis, month, startMonth);
  const all = sources(facts, code, activities, span);
  if (!sharesAddUp(all, figure(facts, code, activities, span))) {
    throw new Error(`The recounted shares of ${code} do not add up to its figure`);
  }
  const paged = pagination(page, pageSize, all.length);
  return {
    data: all
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ activity, value, share, weight, side }) => ({
        documentId: activity.alias,
        title: activity.title,
        startDate: activity.startDate,
        partner: named('partner', activity.partner),
        communities: [...activity.communities].sort().map((community) => named('community', community)),
        value: number(printed(value, { ...indicators[code], aggregationType: 'SUM', source: 'measured' })),
        share: number(share && printed(share, indicators[code])),
        ...(weight !== undefined && { weight: number(weight) }),
        ...(side && { side }),
      })),
    meta: { total: paged.total, pagination: paged },
  };
}

const EXPECTED = { totals, series, sources: sourcesPage };

/** Keys and values without escaping, except for the brackets of Strapi's paging. */
const query = (values) =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${encodeURIComponent(key)}=${value}`)
    .join('&');

/** With it the live content is asked for; without it, the frozen content of published months. */
const LIVE = { status: 'draft' };

const ADDRESSES = {
  totals: ({ month, basis, grouping, breakdown = null }) =>
    `/${month}?${query({
      ...LIVE,
      ...{ basis, breakdown, groupBy: grouping },
      'pagination[pageSize]': grouping && PAGE_OF_GROUPS,
    })}`,
  series: ({ from, to }) => `?${query({ ...LIVE, from, to })}`,
  sources: ({ month, programme, indicator, basis, region, partner, page, pageSize }) =>
    `/${month}/${programme}/${indicator}/sources?${query({
      ...LIVE,
      basis,
      region,
      partner,
      'pagination[page]': page,
      'pagination[pageSize]': pageSize,
    })}`,
};

/** Totals are asked for by sex if one of their figures has that breakdown; otherwise the server answers 404. */
export function withBreakdown(content, question) {
  if (question.kind !== 'totals') return question;
  const isTold = inProgrammeOrder(content).some(
    ([programme, { startMonth, indicators }]) =>
      startMonth <= question.month &&
      indicators.some((code) => isBroken(content.facts(programme), code, 'sex')),
  );
  return isTold ? { ...question, breakdown: 'sex' } : question;
}

export const addressOf = (question) => `/api/monthly-report/totals${ADDRESSES[question.kind](question)}`;

/**
 * The difference between an answer and the recount, in words; null if there is none.
 * @param {{ kind: 'totals' | 'series' | 'sources' }} question
 * @param {{ status: number, text: string }} answer
 */
export function differenceFrom(content, question, { status, text }) {
  if (status !== 200) return `status ${status}: ${text}`;
  const expected = EXPECTED[question.kind](content, question, text.includes('"sameMonthLastYear"'));
  const answered = parseExactly(text);
  return JSON.stringify(answered) === JSON.stringify(expected)
    ? null
    : firstDifference(answered, expected, '');
}

function firstDifference(answered, expected, at) {
  if (
    answered !== null &&
    expected !== null &&
    typeof answered === 'object' &&
    typeof expected === 'object'
  ) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(answered)])) {
      const difference = firstDifference(answered[key], expected[key], `${at}/${nameOf(expected[key], key)}`);
      if (difference !== null) return difference;
    }
    // All values are equal: only the order of keys can differ.
    return at === '' ? 'the keys stand in another order' : null;
  }
  return answered === expected
    ? null
    : `${at}: answered ${JSON.stringify(answered)}, recounted ${JSON.stringify(expected)}`;
}

/** Names list entries by their subject: "weight" says more than "3". */
const nameOf = (entry, key) => entry?.indicator ?? entry?.code ?? entry?.month ?? key;
