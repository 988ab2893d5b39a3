/**
 * Random steps of editors. A step says "the third activity", "some month": the content at its turn makes a
 * command of it. So a shorter sequence still makes sense, and a counterexample can be shrunk by leaving
 * steps out.
 */
import fc from 'fast-check';

import {
  CODES,
  COMBINATIONS,
  LEAVING_PROGRAMME,
  MEASURED,
  isOption,
  MONTHS,
  optionCode,
  RATIO_SIDES,
  settingsOf,
  START_MONTHS,
} from './content.mjs';
import { monthOf } from './figures.mjs';

const LARGEST = 999_999_999_999_999n;
const LAST_DAY_EVERYWHERE = 28;
const BULK = 4;

/** Often the same few days and months: similar entries must be kept apart or added up. */
const day = fc.oneof(fc.constantFrom(1, 15), fc.integer({ min: 1, max: LAST_DAY_EVERYWHERE }));
const FEW_MONTHS = ['2019-12', '2020-12', '2021-06', '2021-07', '2021-12'].map((month) =>
  MONTHS.indexOf(month),
);
const month = fc.oneof(fc.constantFrom(...FEW_MONTHS), fc.nat(MONTHS.length - 1));

/** Thousandths: zeros, fractions no double has, and the largest an editor may enter. */
const value = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0n) },
  { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 9_999n }) },
  { weight: 3, arbitrary: fc.bigInt({ min: 1n, max: LARGEST }) },
  { weight: 1, arbitrary: fc.constant(LARGEST) },
  { weight: 2, arbitrary: fc.constant(null) },
);

/** The values that an editor may fill in; references are numbers that pick among the existing entries. */
const entry = fc.record({
  prefix: fc.constantFrom('b', 'a', 'c', '甲'),
  month,
  day,
  /** Days the activity goes on; null without an end date. */
  lasts: fc.option(fc.nat(12)),
  /** Sometimes a date that the guards refuse: before the start month, or an end before the start. */
  careless: fc.integer({ min: 1, max: 25 }).map((chance) => chance === 1),
  programme: fc.option(fc.nat(), { freq: 15 }),
  partner: fc.option(fc.nat(), { freq: 4 }),
  communities: fc.nat(7),
  type: fc.option(fc.nat(), { freq: 3 }),
  sessions: fc.option(fc.nat(6), { freq: 3 }),
  /** The part of each value that is given by sex: nothing, some, or all of it. */
  bySex: fc.nat(8),
  measurements: fc.dictionary(fc.constantFrom(...MEASURED), value, { maxKeys: MEASURED.length }),
});

/** The fields that a form saves together. */
const FIELDS = {
  title: ['title'],
  dates: ['startDate', 'endDate'],
  programme: ['programme', 'measurements'],
  partner: ['partner'],
  communities: ['communities'],
  type: ['type'],
  sessions: ['sessions'],
  measurements: ['measurements'],
};

const WEIGHTS = {
  createDraft: 4,
  createPublished: 26,
  edit: 8,
  editAndPublish: 14,
  move: 10,
  publish: 8,
  unpublish: 5,
  discardDraft: 4,
  delete: 3,
  clone: 3,
  publishMany: 4,
  unpublishMany: 2,
  deleteMany: 1,
  movePartner: 3,
  mergeCommunities: 2,
  leaveOrReturn: 4,
  programmeIndicators: 3,
  aggregation: 3,
  parts: 3,
  membership: 5,
  startMonth: 2,
  programmeLeavesOrReturns: 1,
};

/** @returns {fc.Arbitrary<object>} one step */
export const anyStep = () =>
  fc.record({
    kind: fc.oneof(
      ...Object.entries(WEIGHTS).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) })),
    ),
    at: fc.nat(),
    other: fc.nat(),
    fields: fc.uniqueArray(fc.constantFrom(...Object.keys(FIELDS)), { minLength: 1, maxLength: 3 }),
    entry,
  });

const taken = (list, at) => (list.length === 0 ? null : list[at % list.length]);
const optional = (list, at) => (at === null ? null : taken(list, at));
const two = (number) => String(number).padStart(2, '0');

/** The fields of an activity, filled in from the entry of a step. */
function filledIn(content, alias, entry, programme = optional(content.codes('programme'), entry.programme)) {
  const first = programme === null ? MONTHS[0] : content.reference.programme[programme].startMonth;
  const months = entry.careless ? MONTHS : MONTHS.filter((month) => month >= first);
  const month = taken(months, entry.month);
  const startDate = `${month}-${two(entry.day)}`;
  return {
    alias,
    title: `${entry.prefix} ${alias}`,
    startDate,
    endDate: endDate(startDate, entry),
    programme,
    partner: optional(content.codes('partner'), entry.partner),
    communities: content.codes('community').filter((_, index) => (entry.communities >> index) % 2 === 1),
    type: optional(content.codes('type'), entry.type),
    sessions: entry.sessions,
    measurements: measurementsFor(content, programme, entry),
  };
}

function endDate(startDate, { lasts, careless }) {
  if (lasts === null) return null;
  const end = new Date(`${startDate}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + (careless ? -lasts : lasts));
  return end.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Values of the programme's indicators, cut to the decimals each of them has, with options of some. */
const measurementsFor = (content, programme, { measurements: values, bySex }) =>
  Object.fromEntries(
    content
      .reportable(programme)
      .filter((code) => Object.hasOwn(values, code))
      .flatMap((code, index) => {
        const { decimals, dimensions = [] } = content.reference.indicator[code];
        const unit = 10n ** BigInt(3 - decimals);
        const cut = (value) => value - (value % unit);
        if (values[code] === null) return [[code, null]];
        const value = cut(values[code]);
        const [female, male] = ['female', 'male'].map((option) => optionCode(code, option));
        const all = [[code, value]];
        if (dimensions.length === 0) return all;
        switch ((bySex + index) % 4) {
          case 0:
            return all;
          case 1:
            return [...all, [female, cut(value / 3n)]];
          case 2:
            return [...all, [female, cut(value / 4n)], [male, cut(value / 2n)]];
          default:
            return [...all, [female, cut(value / 2n)], [male, value - cut(value / 2n)]];
        }
      }),
  );

/** The changed fields of an edit; `measurements` fit the programme it has afterwards. */
function changed(content, alias, groups, entry) {
  const { draft } = content.activities.get(alias);
  const moves = groups.includes('programme');
  const all = filledIn(
    content,
    alias,
    entry,
    moves ? optional(content.codes('programme'), entry.programme) : draft.programme,
  );
  return Object.fromEntries(groups.flatMap((group) => FIELDS[group]).map((field) => [field, all[field]]));
}

const MOVES = ['dates', 'partner', 'programme', 'type', 'communities'];
const REFERENCE = ['community', 'type', 'partner', 'indicator', 'community', 'type', 'region'];

/** Some of the qualifying activities; an empty list if there are none. */
function several(content, at, qualifies = () => true) {
  const all = content.aliases().filter(qualifies);
  const start = all.length === 0 ? 0 : at % all.length;
  return all.slice(start, start + BULK);
}

function mergeCommunities(content, from, into) {
  for (const alias of content.aliases()) {
    const { draft, published } = content.activities.get(alias);
    const has = (row) => row !== null && row.communities.includes(from);
    if (!has(draft) && !has(published)) continue;
    const communities = [...new Set(draft.communities.map((code) => (code === from ? into : code)))];
    content.update(alias, { communities }, published === null ? undefined : 'published');
  }
  content.remove('community', from);
}

/** Steps that need an activity and do nothing without one. */
const ON_ACTIVITY = {
  edit: (content, alias, { fields, entry }) => content.update(alias, changed(content, alias, fields, entry)),
  editAndPublish: (content, alias, { fields, entry }) =>
    content.update(alias, changed(content, alias, fields, entry), 'published'),
  move: (content, alias, { other, entry }) =>
    content.update(alias, changed(content, alias, [taken(MOVES, other)], entry), 'published'),
  publish: (content, alias) => content.publish(alias),
  delete: (content, alias) => content.delete(alias),
  clone(content, from, { entry }) {
    const alias = content.nextAlias();
    const { title, measurements } = filledIn(
      content,
      alias,
      entry,
      content.activities.get(from).draft.programme,
    );
    // Strapi merges the grid into that of the original, key by key: plain values replace whole ones.
    const plain = Object.fromEntries(Object.entries(measurements).filter(([code]) => !isOption(code)));
    content.clone(from, alias, { alias, title, measurements: plain });
  },
};

const ON_PUBLISHED = {
  unpublish: (content, alias) => content.unpublish(alias),
  discardDraft: (content, alias) => content.discardDraft(alias),
};

const ON_CONTENT = {
  createDraft(content, { entry }) {
    const alias = content.nextAlias();
    content.create(alias, filledIn(content, alias, entry));
  },
  createPublished(content, { entry }) {
    const alias = content.nextAlias();
    content.create(alias, filledIn(content, alias, entry), 'published');
  },
  publishMany: (content, { at }) => bulk(content, 'publishMany', several(content, at, content.canPublish)),
  unpublishMany: (content, { at }) =>
    bulk(content, 'unpublishMany', several(content, at, content.isPublished)),
  deleteMany: (content, { at }) => bulk(content, 'deleteMany', several(content, at)),
  movePartner(content, { at, other }) {
    const partner = taken(content.codes('partner'), at);
    if (partner !== null) {
      content.write('partner', partner, { region: taken([null, ...content.codes('region')], other) });
    }
  },
  mergeCommunities(content, { at, other }) {
    const communities = content.codes('community');
    const from = taken(communities, at);
    const into = taken(
      communities.filter((code) => code !== from),
      other,
    );
    if (into !== null) mergeCommunities(content, from, into);
    else returnOf(content, 'community', at);
  },
  /** Deletes a reference entry, or creates a deleted one again under its code. */
  leaveOrReturn(content, { at, other }) {
    const kind = taken(REFERENCE, at);
    const isWhole = content.codes(kind).length === CODES[kind].length;
    if (isWhole || other % 3 === 0) leave(content, kind, other);
    else returnOf(content, kind, at);
  },
  programmeIndicators(content, { at, other }) {
    const programme = taken(content.codes('programme'), at);
    const { indicators } = content.reference.programme[programme];
    const code = taken(
      content.codes('indicator').filter((candidate) => !RATIO_SIDES.includes(candidate)),
      other,
    );
    content.write('programme', programme, {
      indicators: indicators.includes(code)
        ? indicators.filter((candidate) => candidate !== code)
        : [...indicators, code],
    });
  },
  aggregation(content, { at, other }) {
    const code = taken(measuredIn(content), at);
    if (code === null) return;
    const { dimensions = [] } = content.reference.indicator[code];
    const possible = COMBINATIONS.filter(
      ([type]) => dimensions.length === 0 || type === 'SUM' || type === 'LAST',
    );
    const [aggregationType, calculationFormulaAcrossPeriods] = taken(possible, other);
    content.write('indicator', code, { aggregationType, calculationFormulaAcrossPeriods });
  },
  /** Gives calculated indicators, and totals that are not entered, other parts from now on. */
  parts(content, { at, other }) {
    const code = taken(content.codes('indicator').filter(hasPartsIn(content)), at);
    if (code === null) return;
    const parts = possibleParts(content, code).filter((_, index) => (other >> index) % 2 === 1);
    if (parts.length > 0) content.write('indicator', code, { parts });
  },
  /** A partner joins a programme, leaves it, or was never in it. */
  membership(content, { at, other, entry }) {
    const codes = content.codes('membership');
    const code = at % 3 === 0 ? content.nextAlias() : (taken(codes, at) ?? content.nextAlias());
    const fromMonth = taken(MONTHS, entry.month);
    const toMonth = taken([null, ...MONTHS.filter((month) => month >= fromMonth)], other);
    const isThere = content.exists('membership', code);
    if (isThere && other % 4 === 0) content.remove('membership', code);
    else if (isThere) content.write('membership', code, { fromMonth, toMonth });
    else {
      const [partner, programme] = [
        taken(content.codes('partner'), other),
        taken(content.codes('programme'), at),
      ];
      content.write('membership', code, { partner, programme, fromMonth, toMonth });
    }
  },
  startMonth(content, { other }) {
    if (!content.exists('programme', LEAVING_PROGRAMME)) return;
    content.write('programme', LEAVING_PROGRAMME, { startMonth: taken(START_MONTHS, other) });
  },
  programmeLeavesOrReturns(content, { other }) {
    if (content.exists('programme', LEAVING_PROGRAMME)) content.remove('programme', LEAVING_PROGRAMME);
    else {
      const startMonth = taken(START_MONTHS, other);
      content.write('programme', LEAVING_PROGRAMME, { startMonth, indicators: content.codes('indicator') });
    }
  },
};

const measuredIn = (content) => MEASURED.filter((code) => content.exists('indicator', code));
const hasPartsIn = (content) => (code) => content.reference.indicator[code].parts !== undefined;

/** No indicator is a part of itself, or has a part twice. */
function possibleParts(content, code) {
  const { source } = content.reference.indicator[code];
  if (source === 'calculated') return measuredIn(content);
  const parts = Object.entries(content.reference.indicator).flatMap(([other, entry]) =>
    other === code || entry.source === 'calculated' ? [] : (entry.parts ?? []),
  );
  const isWhole = hasPartsIn(content);
  return measuredIn(content).filter(
    (part) => !parts.includes(part) && (!isWhole(part) || (code === 'whole' && part === 'half')),
  );
}

function leave(content, kind, at) {
  const code = taken(
    content.codes(kind).filter((candidate) => kind !== 'indicator' || !RATIO_SIDES.includes(candidate)),
    at,
  );
  if (code !== null) content.remove(kind, code);
}

function returnOf(content, kind, at) {
  const code = taken(
    CODES[kind].filter((candidate) => !content.exists(kind, candidate)),
    at,
  );
  if (code !== null) content.write(kind, code, returning(content, kind, code, at));
}

/** The settings of before, with the references that still exist. */
function returning(content, kind, code, at) {
  switch (kind) {
    case 'partner':
      return { region: taken(content.codes('region'), at) };
    case 'indicator': {
      const { parts, ...settings } = settingsOf(kind, code);
      return parts ? { ...settings, parts: parts.filter((part) => content.exists(kind, part)) } : settings;
    }
    default:
      return {};
  }
}

function bulk(content, action, aliases) {
  if (aliases.length > 0) content[action](aliases);
}

/** Does one step; if it needs a missing entry, it publishes an activity instead. */
export function takeStep(content, step) {
  const { kind, at } = step;
  if (Object.hasOwn(ON_CONTENT, kind)) return ON_CONTENT[kind](content, step);
  const needsPublished = Object.hasOwn(ON_PUBLISHED, kind);
  const alias = taken(
    content.aliases().filter((candidate) => !needsPublished || content.isPublished(candidate)),
    at,
  );
  if (alias === null) return ON_CONTENT.createPublished(content, step);
  return (needsPublished ? ON_PUBLISHED : ON_ACTIVITY)[kind](content, alias, step);
}

/** The months of the activities of a content. */
export const monthsUsed = (content) =>
  MONTHS.filter((month) =>
    [...content.activities.values()].some(
      ({ published }) => published !== null && monthOf(published) === month,
    ),
  );
