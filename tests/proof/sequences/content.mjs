/**
 * The content after the command log: reference entries, and the draft and the published row of
 * each activity. It also knows which commands the guards must refuse.
 */
import { monthOf } from './figures.mjs';

export const UIDS = {
  activity: 'api::activity.activity',
  programme: 'api::programme.programme',
  partner: 'api::partner.partner',
  region: 'api::region.region',
  community: 'api::community.community',
  type: 'api::activity-type.activity-type',
  dimension: 'api::dimension.dimension',
  indicator: 'api::indicator.indicator',
  membership: 'api::membership.membership',
};

/**
 * Two years before the last, which are read as sums of their own, with a month alone in the
 * middle of one; a turn of the year to date, and months with one a year before.
 */
export const MONTHS = [
  ...['2019-11', '2019-12', '2020-06', '2020-11', '2020-12'],
  ...Array.from({ length: 12 }, (_, index) => `2021-${String(index + 1).padStart(2, '0')}`),
];

const measured = (aggregationType, calculationFormulaAcrossPeriods, decimals) => ({
  source: 'measured',
  aggregationType,
  calculationFormulaAcrossPeriods,
  decimals,
});
/** The one dimension that figures are broken down by. */
export const SEX = { code: 'sex', options: ['female', 'male'] };
const bySex = (settings) => ({ ...settings, dimensions: [SEX.code] });

const countedBy = (counts) => ({ source: 'counted', counts, decimals: 0 });

/** Indicators with every aggregation type, formula and counted thing, a calculated one, and a ratio. */
const SETTINGS = {
  weight: bySex(measured('SUM', 'sum', 3)),
  stock: bySex(measured('SUM', 'latest', 2)),
  busiest: measured('SUM', 'max', 1),
  peak: measured('MAX', 'max', 3),
  members: bySex(measured('LAST', 'latest', 0)),
  balance: bySex(measured('LAST', 'sum', 3)),
  score: measured('AVERAGE', 'latest', 2),
  reports: measured('COUNT', 'sum', 0),
  quarter: bySex(measured('SUM', 'sum', 1)),
  quarters: measured('SUM', 'sum', 0),
  rest: measured('SUM', 'sum', 1),
  others: measured('LAST', 'latest', 0),
  /** Indicators that are entered as a whole, or made of parts, or of parts of parts. */
  half: { ...bySex(measured('SUM', 'sum', 1)), parts: ['quarter', 'quarters'] },
  whole: { ...measured('SUM', 'sum', 1), parts: ['half', 'rest'] },
  people: { ...measured('LAST', 'latest', 0), parts: ['members', 'others'] },
  partners: countedBy('partner'),
  communities: countedBy('community'),
  sessions: countedBy('session'),
  activities: countedBy('activity'),
  everything: { source: 'calculated', parts: ['weight', 'balance', 'stock'], decimals: 3 },
  rate: { source: 'ratio', numerator: 'weight', denominator: 'quarter', factor: 100, decimals: 2 },
};

const INDICATORS = Object.fromEntries(
  Object.entries(SETTINGS).map(([code, settings]) => [code, { code, ...settings }]),
);

/** The two sides of a ratio: they are never removed, nor are the programmes' indicators with these codes. */
export const RATIO_SIDES = [SETTINGS.rate.numerator, SETTINGS.rate.denominator];

export const MEASURED = Object.keys(INDICATORS).filter((code) => INDICATORS[code].source === 'measured');

/** An average cannot be summed across periods. */
export const COMBINATIONS = ['SUM', 'MAX', 'LAST', 'COUNT', 'AVERAGE'].flatMap((aggregationType) =>
  ['sum', 'max', 'latest']
    .filter((formula) => aggregationType !== 'AVERAGE' || formula !== 'sum')
    .map((formula) => [aggregationType, formula]),
);

export const START_MONTHS = ['2021-06', '2021-03', '2020-06', '2021-08', '2019-12'];

/** The possible codes of each kind of entry; missing ones come back under the same code. */
export const CODES = {
  region: ['north', 'south'],
  partner: ['pa', 'pb', 'pc'],
  community: ['ca', 'cb', 'cc'],
  type: ['ta', 'tb'],
  indicator: Object.keys(INDICATORS),
  programme: ['whole_time', 'mid_year'],
};

/** The programme that comes and goes; there is always another one. */
export const LEAVING_PROGRAMME = 'mid_year';

/** The settings of an entry that is created again under its code. */
export const settingsOf = (kind, code) => initialReference()[kind][code];

export const initialReference = () => ({
  region: { north: {}, south: {} },
  partner: { pa: { region: 'north' }, pb: { region: 'south' }, pc: { region: null } },
  community: { ca: {}, cb: {}, cc: {} },
  type: { ta: {}, tb: {} },
  dimension: { [SEX.code]: {} },
  indicator: Object.fromEntries(
    Object.entries(INDICATORS).map(([code, indicator]) => [
      code,
      { ...indicator, ...(indicator.parts && { parts: [...indicator.parts] }) },
    ]),
  ),
  programme: {
    whole_time: { startMonth: MONTHS[0], indicators: Object.keys(INDICATORS) },
    mid_year: { startMonth: START_MONTHS[0], indicators: Object.keys(INDICATORS).reverse() },
  },
  /** One membership has no gap, one has a gap; the third partner is not a member. */
  membership: {
    pa: { partner: 'pa', programme: 'whole_time', fromMonth: MONTHS[0], toMonth: null },
    pb: { partner: 'pb', programme: 'whole_time', fromMonth: MONTHS[0], toMonth: '2020-11' },
    pb_again: { partner: 'pb', programme: 'whole_time', fromMonth: '2021-02', toMonth: null },
  },
});

export const aliasOf = (kind, code) => `${kind}:${code}`;
const ref = (kind, code) => (code === null ? null : { $ref: aliasOf(kind, code) });
const refs = (kind, codes) => codes.map((code) => ref(kind, code));

/** An entry of a kind in the form for the document service. */
const DATA = {
  region: (code) => ({ code, name: `区域${code}` }),
  partner: (code, { region }) => ({ code, name: `伙伴${code}`, region: ref('region', region) }),
  community: (code) => ({ code, name: `社区${code}` }),
  type: (code) => ({ code, name: `类型${code}` }),
  dimension: (code) => ({
    code,
    name: `维度${code}`,
    options: SEX.options.map((option) => ({ code: option, label: `选项${option}` })),
  }),
  indicator: (code, { parts = [], dimensions = [], numerator, denominator, ...settings }) => ({
    label: `指标${code}`,
    ...settings,
    parts: refs('indicator', parts),
    dimensions: refs('dimension', dimensions),
    ...(numerator && { numerator: ref('indicator', numerator) }),
    ...(denominator && { denominator: ref('indicator', denominator) }),
  }),
  programme: (code, { startMonth, indicators }) => ({
    code,
    name: `项目${code}`,
    startMonth,
    summaryTemplate: '本月开展了活动。',
    indicators: refs('indicator', indicators),
  }),
  membership: (_code, { partner, programme, ...months }) => ({
    partner: ref('partner', partner),
    programme: ref('programme', programme),
    ...months,
  }),
};

/** Regions before partners, indicators before programmes. */
const KINDS = Object.keys(DATA);

/** Commands that write the reference entries. No month is published: a published month is locked. */
export function setupCommands() {
  const reference = initialReference();
  return KINDS.flatMap((kind) =>
    Object.entries(reference[kind]).map(([code, entry]) => createCommand(kind, code, entry)),
  );
}

const createCommand = (kind, code, entry) => ({
  do: 'create',
  uid: UIDS[kind],
  alias: aliasOf(kind, code),
  data: DATA[kind](code, entry),
});

/** Thousandths as the JSON number of an editor: at most 15 digits, which a double carries. */
const asNumber = (thousandths) =>
  thousandths === null
    ? null
    : Number(`${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`);

/** In the model the options of a value stand beside it, under `weight.sex.female`. */
export const optionCode = (code, option) => `${code}.${SEX.code}.${option}`;
export const isOption = (code) => code.includes('.');

/** A grid as an editor sends it; a value that is the sum of its options is left out. */
function gridOf(measurements) {
  return Object.fromEntries(
    Object.entries(measurements)
      .filter(([code]) => !isOption(code))
      .map(([code, value]) => {
        const given = SEX.options.filter((option) => Object.hasOwn(measurements, optionCode(code, option)));
        if (given.length === 0) return [code, asNumber(value)];
        const by = {
          [SEX.code]: Object.fromEntries(
            given.map((option) => [option, asNumber(measurements[optionCode(code, option)])]),
          ),
        };
        const sum = given.reduce((total, option) => total + measurements[optionCode(code, option)], 0n);
        return [code, sum === value ? { by } : { value: asNumber(value), by }];
      }),
  );
}

/** Fields of an activity in the form for the document service; the alias is only for this proof. */
function activityData({ ...fields }) {
  delete fields.alias;
  const { programme, partner, communities, type, measurements, ...rest } = fields;
  return {
    ...rest,
    ...(programme === undefined ? {} : { programme: ref('programme', programme) }),
    ...(partner === undefined ? {} : { partner: ref('partner', partner) }),
    ...(communities === undefined ? {} : { communities: refs('community', communities) }),
    ...(type === undefined ? {} : { activityType: ref('type', type) }),
    ...(measurements === undefined ? {} : { measurements: gridOf(measurements) }),
  };
}

/**
 * Content and the log of its commands. Each method is a command: it changes the content of the
 * model and notes the command with the expected result.
 */
export class Content {
  reference = initialReference();
  /** Alias → { draft, published }; published is null while the activity is not published. */
  activities = new Map();
  /** @type {{ command: object, ok: boolean }[]} */
  log = [];
  #made = 0;

  /** The notes since the last call. */
  takeLog() {
    const log = this.log;
    this.log = [];
    return log;
  }

  #note(command, ok = true) {
    this.log.push({ command, ok });
    return ok;
  }

  /** Whether the guards accept a draft; with `publishing` it also needs a programme. */
  #fits(draft, publishing) {
    if (draft.endDate !== null && draft.endDate < draft.startDate) return false;
    if (draft.programme === null) return !publishing;
    return monthOf(draft) >= this.reference.programme[draft.programme].startMonth;
  }

  canPublish = (alias) => this.#fits(this.activities.get(alias).draft, true);
  isPublished = (alias) => this.activities.get(alias).published !== null;
  aliases = () => [...this.activities.keys()];
  exists = (kind, code) => Object.hasOwn(this.reference[kind], code);
  codes = (kind) => Object.keys(this.reference[kind]);

  /** Codes an activity of a programme may report: its measured indicators and measured parts. */
  reportable(programme) {
    if (programme === null) return [];
    const { indicators } = this.reference.programme[programme];
    const withParts = (code) => [code, ...(this.reference.indicator[code].parts ?? []).flatMap(withParts)];
    const all = indicators.flatMap(withParts);
    return MEASURED.filter((code) => all.includes(code));
  }

  nextAlias() {
    this.#made += 1;
    return `a${this.#made}`;
  }

  create(alias, draft, status) {
    const ok = this.#fits(draft, status === 'published');
    if (ok) this.activities.set(alias, { draft, published: status === 'published' ? draft : null });
    this.#note({ do: 'create', uid: UIDS.activity, alias, data: activityData(draft), status }, ok);
  }

  update(alias, fields, status) {
    const activity = this.activities.get(alias);
    const draft = { ...activity.draft, ...fields };
    const ok = this.#fits(draft, status === 'published');
    if (ok) activity.draft = draft;
    if (ok && status === 'published') activity.published = draft;
    this.#note({ do: 'update', uid: UIDS.activity, of: alias, data: activityData(fields), status }, ok);
  }

  publish(alias) {
    const activity = this.activities.get(alias);
    const ok = this.canPublish(alias);
    if (ok) activity.published = activity.draft;
    this.#note({ do: 'publish', uid: UIDS.activity, of: alias }, ok);
  }

  unpublish(alias) {
    this.activities.get(alias).published = null;
    this.#note({ do: 'unpublish', uid: UIDS.activity, of: alias });
  }

  discardDraft(alias) {
    const activity = this.activities.get(alias);
    activity.draft = activity.published;
    this.#note({ do: 'discardDraft', uid: UIDS.activity, of: alias });
  }

  delete(alias) {
    this.activities.delete(alias);
    this.#note({ do: 'delete', uid: UIDS.activity, of: alias });
  }

  /** Strapi adds the given measurements to the original's. A clone is new: values no longer asked for are refused. */
  clone(from, alias, fields) {
    const original = this.activities.get(from).draft;
    const kept = Object.entries(original.measurements).filter(
      ([code]) => !isOption(code) || !Object.hasOwn(fields.measurements, code.split('.')[0]),
    );
    const measurements = { ...Object.fromEntries(kept), ...fields.measurements };
    const draft = { ...original, ...fields, measurements };
    const reportable = this.reportable(draft.programme);
    const ok =
      this.#fits(draft, false) &&
      Object.keys(measurements).every((code) => reportable.includes(code.split('.')[0]));
    if (ok) this.activities.set(alias, { draft, published: null });
    this.#note({ do: 'clone', uid: UIDS.activity, of: from, alias, data: activityData(fields) }, ok);
  }

  publishMany(aliases) {
    for (const alias of aliases) {
      const activity = this.activities.get(alias);
      activity.published = activity.draft;
    }
    this.#note({ do: 'publishMany', uid: UIDS.activity, of: aliases });
  }

  unpublishMany(aliases) {
    for (const alias of aliases) this.activities.get(alias).published = null;
    this.#note({ do: 'unpublishMany', uid: UIDS.activity, of: aliases });
  }

  deleteMany(aliases) {
    for (const alias of aliases) this.activities.delete(alias);
    this.#note({ do: 'deleteMany', uid: UIDS.activity, of: aliases });
  }

  /** Creates a reference entry again, or changes some of its settings. */
  write(kind, code, settings) {
    if (this.exists(kind, code)) {
      const entry = (this.reference[kind][code] = { ...this.reference[kind][code], ...settings });
      const all = DATA[kind](code, entry);
      const data = Object.fromEntries(Object.keys(settings).map((field) => [field, all[field]]));
      this.#note({ do: 'update', uid: UIDS[kind], of: aliasOf(kind, code), data });
    } else {
      this.reference[kind][code] = settings;
      this.#note(createCommand(kind, code, settings));
    }
  }

  /** Drafts and published rows that named the entry then name nothing. */
  remove(kind, code) {
    delete this.reference[kind][code];
    const without = (row) => row && { ...row, ...this.#withoutReference(kind, code, row) };
    for (const activity of this.activities.values()) {
      activity.draft = without(activity.draft);
      activity.published = without(activity.published);
    }
    if (kind === 'region') {
      for (const partner of Object.values(this.reference.partner)) {
        if (partner.region === code) partner.region = null;
      }
    }
    for (const membership of Object.values(this.reference.membership)) {
      if (membership[kind] === code) membership[kind] = null;
    }
    if (kind === 'indicator') {
      const { indicator, programme } = this.reference;
      const others = (codes) => codes.filter((candidate) => candidate !== code);
      for (const entry of Object.values(indicator)) if (entry.parts) entry.parts = others(entry.parts);
      for (const entry of Object.values(programme)) entry.indicators = others(entry.indicators);
    }
    this.#note({ do: 'delete', uid: UIDS[kind], of: aliasOf(kind, code) });
  }

  #withoutReference(kind, code, { programme, partner, type, communities }) {
    switch (kind) {
      case 'programme':
        return { programme: programme === code ? null : programme };
      case 'partner':
        return { partner: partner === code ? null : partner };
      case 'type':
        return { type: type === code ? null : type };
      case 'community':
        return { communities: communities.filter((community) => community !== code) };
      default:
        return {};
    }
  }

  /** The figures of a programme are counted by this. */
  facts(programme) {
    return {
      indicators: this.reference.indicator,
      memberships: Object.values(this.reference.membership).filter(
        (membership) => membership.programme === programme && membership.partner !== null,
      ),
    };
  }

  /** Published activities that count in a programme: only those from its start month on. */
  counted(programme) {
    const { startMonth } = this.reference.programme[programme];
    return [...this.activities.values()]
      .map(({ published }) => published)
      .filter((row) => row !== null && row.programme === programme && monthOf(row) >= startMonth);
  }

  /** Ends a sequence: no activities, and reference entries as they were in the beginning. */
  clear() {
    if (this.activities.size > 0) this.deleteMany(this.aliases());
    const initial = initialReference();
    for (const code of this.codes('membership')) {
      if (!Object.hasOwn(initial.membership, code)) this.remove('membership', code);
    }
    for (const kind of KINDS) {
      for (const [code, entry] of Object.entries(initial[kind])) {
        const now = this.reference[kind][code];
        if (JSON.stringify(now) !== JSON.stringify(entry)) this.write(kind, code, entry);
      }
    }
  }
}
