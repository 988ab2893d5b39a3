/** Small facts for tests: each builder gives plausible values, and the test overrides those that it tests. */
import type {
  CalculatedIndicator,
  Community,
  CountedIndicator,
  Indicator,
  MeasuredIndicator,
  Membership,
  Partner,
  Programme,
  ProgrammeFacts,
  RatioIndicator,
  Reference,
  Region,
  StatedFigure,
  Target,
  Translated,
} from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth, type Month } from '../../src/plugins/monthly-report/server/src/domain/month';
import {
  parseQuantity,
  toDigits,
  type Quantity,
} from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { calendarOf } from '../../src/plugins/monthly-report/server/src/domain/spans';
import type { CellIndex } from '../../src/plugins/monthly-report/server/src/ledger/rules/cell-index';
import type { GroupEntry } from '../../src/plugins/monthly-report/server/src/totals/rules/groups';
import { indexStates } from '../../src/plugins/monthly-report/server/src/ledger/rules/levels';
import type { CountedThing } from '../../src/plugins/monthly-report/shared/vocabulary';
import { countedBy, ledgerOf, PROGRAMME_ID, statesIn, wholeCellsOf } from './ledger';
import type { Activity } from './recount/activity';

export function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (parsed === null) throw new Error(`Not a quantity: ${text}`);
  return parsed;
}

/** A figure as exact digits, so that expectations look like figures. */
export function digits(value: Quantity | null): string | null {
  return value === null ? null : toDigits(value, 6);
}

export function translated(text: string): Translated {
  return { 'zh-Hans': text, en: null };
}

type ActivityOverrides = Partial<Omit<Activity, 'measurements'>> & {
  /** Code → value as text; a code left out is not reported. */
  readonly measurements?: Readonly<Record<string, string>>;
};

let builtActivities = 0;

export function buildActivity({ measurements = {}, ...overrides }: ActivityOverrides = {}): Activity {
  builtActivities += 1;
  return {
    documentId: `activity-${builtActivities}`,
    title: '垃圾分类入户宣传',
    partner: 'green_home',
    communities: ['sunny_village'],
    activityType: 'training',
    startDate: '2020-12-08',
    endDate: null,
    sessions: 1,
    ...overrides,
    measurements: new Map(Object.entries(measurements).map(([code, value]) => [code, quantity(value)])),
  };
}

export function buildMeasured(overrides: Partial<MeasuredIndicator> = {}): MeasuredIndicator {
  return {
    source: 'measured',
    code: 'participants',
    label: translated('参与人次'),
    unit: null,
    decimals: 0,
    aggregationType: 'SUM',
    calculationFormulaAcrossPeriods: 'sum',
    parts: [],
    lowest: null,
    highest: null,
    ...overrides,
  };
}

export function buildCounted(
  counts: CountedThing,
  overrides: Partial<CountedIndicator> = {},
): CountedIndicator {
  return {
    source: 'counted',
    code: `${counts}_count`,
    label: translated(counts),
    unit: null,
    decimals: 0,
    counts,
    ...overrides,
  };
}

export function buildCalculated(
  parts: readonly string[],
  overrides: Partial<CalculatedIndicator> = {},
): CalculatedIndicator {
  return {
    source: 'calculated',
    code: 'waste_total',
    label: translated('减量合计'),
    unit: null,
    decimals: 1,
    parts,
    ...overrides,
  };
}

/** A percentage, unless overridden. */
export function buildRatio(
  numerator: string,
  denominator: string,
  overrides: Partial<RatioIndicator> = {},
): RatioIndicator {
  return {
    source: 'ratio',
    code: 'rate',
    label: translated('合格率'),
    unit: translated('%'),
    decimals: 2,
    numerator,
    denominator,
    factor: 100,
    ...overrides,
  };
}

export function buildProgramme(overrides: Partial<Programme> = {}): Programme {
  return {
    code: 'zero_waste',
    name: translated('零废弃网络发展项目'),
    secretariat: null,
    startMonth: toMonth('2020-01'),
    basis: 'month',
    summaryTemplate: translated(''),
    indicators: [],
    storyGrouping: 'region-and-partner',
    regionHeading: null,
    order: 1,
    ...overrides,
  };
}

/** Facts with the activities behind their sums. */
export interface CountedFacts extends ProgrammeFacts {
  readonly activities: readonly Activity[];
  /** Month by month. */
  readonly cells: CellIndex<Month>;
}

type ProgrammeFactsOverrides = Partial<Omit<CountedFacts, 'programme' | 'indicators' | 'cells'>> & {
  readonly programme?: Partial<Programme>;
  readonly indicators?: readonly Indicator[];
};

/** The programme reports the given indicators in that order, unless overridden. */
export function buildProgrammeFacts({
  programme: overridden,
  indicators = [],
  activities = [],
  ...overrides
}: ProgrammeFactsOverrides = {}): CountedFacts {
  const record = {
    id: PROGRAMME_ID,
    programme: buildProgramme({ indicators: indicators.map(({ code }) => code), ...overridden }),
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
  };
  const ledger = countedBy(record, ledgerOf(activities, undefined, calendarOf(record.programme)));
  const memberships = overrides.memberships ?? [];
  return {
    ...record,
    activities,
    cells: wholeCellsOf(record, ledger),
    levels: indexStates(statesIn({ ...record, memberships }, ledger)),
    memberships,
    statedFigures: [],
    targets: [],
    ...overrides,
  };
}

export function buildMembership(overrides: Partial<Membership> = {}): Membership {
  return { partner: 'green_home', fromMonth: toMonth('2020-01'), toMonth: null, ...overrides };
}

export function buildStatedFigure(overrides: Partial<StatedFigure> = {}): StatedFigure {
  return {
    month: toMonth('2020-12'),
    basis: 'month',
    indicator: 'participants',
    value: quantity('1'),
    statedBy: null,
    explanation: null,
    ...overrides,
  };
}

/** An entry of the programme in December 2020, unless overridden. */
export function buildTarget(overrides: Partial<Target> = {}): Target {
  return {
    indicator: 'participants',
    partner: null,
    region: null,
    from: toMonth('2020-12'),
    to: toMonth('2020-12'),
    value: quantity('100'),
    baseline: null,
    ...overrides,
  };
}

export function buildRegion(overrides: Partial<Region> = {}): Region {
  return { code: 'north', name: translated('华北区'), order: 1, ...overrides };
}

export function buildPartner(overrides: Partial<Partner> = {}): Partner {
  return { code: 'green_home', name: translated('绿家园'), region: null, ...overrides };
}

export interface TestReference extends Reference {
  readonly activityTypes: ReadonlyMap<string, GroupEntry>;
}

export function buildReference({
  partners = [],
  communities = [],
  activityTypes = [],
}: {
  readonly partners?: readonly Partner[];
  readonly communities?: readonly Community[];
  readonly activityTypes?: readonly GroupEntry[];
} = {}): TestReference {
  const byCode = <Entry extends { readonly code: string }>(entries: readonly Entry[]) =>
    new Map(entries.map((entry) => [entry.code, entry]));
  return {
    partners: byCode(partners),
    communities: byCode(communities),
    activityTypes: byCode(activityTypes),
  };
}
