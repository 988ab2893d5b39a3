/** Laws that hold for any content, checked against a recount that shares no code with the totals. */
import fc from 'fast-check';
import type {
  Indicator,
  MeasuredIndicator,
} from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth, type Month } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  add,
  compare,
  fromThousandths,
  sumOf,
  toDigits,
  type Quantity,
} from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import {
  ingredientsOf,
  sourceCountOf,
  sourceKindOf,
} from '../../../src/plugins/monthly-report/server/src/totals/rules/ingredients';
import { sourcesOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/sources';
import { plansOfMonth } from '../../../src/plugins/monthly-report/server/src/totals/rules/periods';
import { spanOf, type Timing } from '../../../src/plugins/monthly-report/server/src/domain/spans';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import {
  AGGREGATION_TYPES,
  BASES,
  COUNTED_THINGS,
  FREQUENCIES,
  GROUPINGS,
  PERIOD_FORMULAS,
  type Basis,
  type Frequency,
  type Grouping,
} from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildMembership,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  type CountedFacts,
} from '../../helpers/builders';
import { cpuMilliseconds } from '../../helpers/cpu-time';
import { keptCellsOf, ledgerOf } from '../../helpers/ledger';
import type { Activity } from '../../helpers/recount/activity';
import { groupsOf, readAt, sourcesIn, toldOf } from '../../helpers/totals';

const measured: readonly MeasuredIndicator[] = AGGREGATION_TYPES.flatMap((aggregationType) =>
  PERIOD_FORMULAS.filter((formula) => !(aggregationType === 'AVERAGE' && formula === 'sum')).map((formula) =>
    buildMeasured({
      code: `${aggregationType}_${formula}`.toLowerCase(),
      aggregationType,
      calculationFormulaAcrossPeriods: formula,
    }),
  ),
);
const counted = COUNTED_THINGS.map((counts) => buildCounted(counts));
const plain = buildCalculated(['sum_sum', 'max_max', 'last_latest'], { code: 'plain_total' });
const mixed = buildCalculated(['plain_total', 'average_latest', 'session_count'], { code: 'mixed_total' });
const indicators: readonly Indicator[] = [...measured, ...counted, plain, mixed];
const codes = indicators.map(({ code }) => code);

const reference = buildReference({
  partners: [
    buildPartner({ code: 'a', region: buildRegion({ code: 'north' }) }),
    buildPartner({ code: 'b', region: buildRegion({ code: 'south', order: 0 }) }),
    buildPartner({ code: 'c', region: null }),
  ],
});

const day = fc.constantFrom(
  '2019-10-31',
  '2019-11-15',
  '2019-12-31',
  '2020-01-01',
  '2020-01-20',
  '2020-02-29',
  '2020-03-01',
);
const value = fc.bigInt({ min: 0n, max: 3_000n }).map(fromThousandths);
const activity: fc.Arbitrary<Activity> = fc.record({
  documentId: fc.uuid(),
  title: fc.constantFrom('甲', '乙'),
  partner: fc.constantFrom('a', 'b', 'c', null),
  communities: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
  activityType: fc.constantFrom('training', 'visit', null),
  startDate: day,
  endDate: fc.option(fc.constantFrom('2020-03-01', '2020-03-02')),
  sessions: fc.option(fc.nat(9)),
  measurements: fc
    .dictionary(fc.constantFrom(...measured.map(({ code }) => code)), value)
    .map((values) => new Map(Object.entries(values))),
});
const activities = fc.uniqueArray(activity, { maxLength: 12, selector: ({ documentId }) => documentId });
const basis = fc.constantFrom(...BASES);
const month = fc
  .constantFrom('2019-10', '2019-11', '2019-12', '2020-01', '2020-02', '2020-03', '2020-06', '2020-10')
  .map(toMonth);

const startMonth = toMonth('2019-11');
const MONTHLY: Timing = { startMonth };
/** Programmes that report in every way, with years that begin in every kind of month. */
const timing: fc.Arbitrary<Timing> = fc.constantFrom(
  MONTHLY,
  ...FREQUENCIES.flatMap((frequency) =>
    [1, 2, 7, 11].map((fiscalYearStart) => ({ startMonth, calendar: { frequency, fiscalYearStart } })),
  ),
);

const factsOf = (entries: readonly Activity[], programme: Timing = MONTHLY): CountedFacts =>
  buildProgrammeFacts({ programme, indicators, memberships, activities: entries });

const MONTHS_IN: Readonly<Record<Frequency, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};
const numberOf = (name: string): number => Number(name.slice(0, 4)) * 12 + Number(name.slice(5, 7)) - 1;
const nameOf = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** Month after month, until the period is over. */
function closingOf(name: string, { calendar }: Timing): string {
  const [length, first] = [MONTHS_IN[calendar?.frequency ?? 'monthly'], (calendar?.fiscalYearStart ?? 1) - 1];
  let number = numberOf(name);
  while ((number + 1 - first) % length !== 0) number += 1;
  return nameOf(number);
}

/** The first and the last month of a figure; null if it has no months. */
function spanIn(on: Basis, at: Month, programme: Timing): { from: string; to: string } | null {
  if (at < programme.startMonth || closingOf(at, programme) !== at) return null;
  if (on === 'month') return { from: at, to: at };
  let from = numberOf(on === 'to-date' ? programme.startMonth : at);
  if (on === 'year-to-date') {
    const first = (programme.calendar?.fiscalYearStart ?? 1) - 1;
    while (from % 12 !== first && nameOf(from) > programme.startMonth) from -= 1;
  }
  return { from: nameOf(from), to: at };
}

const exact = (quantity: Quantity | null) => (quantity === null ? null : toDigits(quantity, 12));
const valuesOf = (facts: CountedFacts, at: Month, on: Basis) =>
  Object.fromEntries(
    totalsOf(readAt(facts, at), at, on).map((total) => [total.indicator.code, exact(total.value)]),
  );

/** The row of an activity, found from its codes. */
const groupKeys: Readonly<Record<Grouping, (entry: Activity) => string | null>> = {
  region: ({ partner }) => reference.partners.get(partner ?? '')?.region?.code ?? null,
  partner: ({ partner }) => partner,
  'activity-type': ({ activityType }) => activityType,
  community: ({ communities }) => {
    const distinct = [...new Set(communities)];
    return distinct.length > 1 ? 'multiple' : (distinct[0] ?? null);
  },
};

/** The months of a partner's unbroken membership; all months for activities without a partner. */
const MEMBER_MONTHS: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  a: [['2019-01', '2199-12']],
  b: [
    ['2019-10', '2019-12'],
    ['2020-02', '2199-12'],
  ],
};
const memberships = Object.entries(MEMBER_MONTHS).flatMap(([partner, spans]) =>
  spans.map(([from, to]) =>
    buildMembership({ partner, fromMonth: toMonth(from), toMonth: to === '2199-12' ? null : toMonth(to) }),
  ),
);
const carries = (partner: string | null, from: string, to: string): boolean =>
  from === to ||
  partner === null ||
  (MEMBER_MONTHS[partner] ?? []).some(([first, last]) => first <= from && to <= last);

const inMonth = (entry: Activity, programme: Timing): string =>
  closingOf(entry.startDate.slice(0, 7), programme);
const thousandthsOf = (entry: Activity, code: string): bigint =>
  entry.measurements.get(code)?.thousandths ?? 0n;

/** The latest entry in the month of each reporter: later end, larger value, first title, first document. */
function latestOfReporters(
  reported: readonly Activity[],
  code: string,
  programme: Timing,
): readonly Activity[] {
  const rank = (entry: Activity) => [`${entry.startDate} ${entry.endDate ?? entry.startDate}`] as const;
  const isLater = (one: Activity, other: Activity): boolean => {
    if (rank(one)[0] !== rank(other)[0]) return rank(one)[0] > rank(other)[0];
    const [a, b] = [thousandthsOf(one, code), thousandthsOf(other, code)];
    if (a !== b) return a > b;
    return one.title === other.title ? one.documentId < other.documentId : one.title < other.title;
  };
  return reported.filter((entry) =>
    reported.every(
      (other) =>
        other === entry ||
        other.partner !== entry.partner ||
        inMonth(other, programme) !== inMonth(entry, programme) ||
        isLater(entry, other),
    ),
  );
}

/** The entries behind a level at the end of a month. */
function stateEntries(
  entries: readonly Activity[],
  code: string,
  at: Month,
  programme: Timing,
): readonly Activity[] {
  const monthOf = (entry: Activity) => inMonth(entry, programme);
  const reported = entries.filter(
    (entry) =>
      entry.measurements.has(code) && programme.startMonth <= entry.startDate && monthOf(entry) <= at,
  );
  const standing = reported.filter(
    (entry) =>
      carries(entry.partner, monthOf(entry), at) &&
      reported.every((other) => other.partner !== entry.partner || monthOf(other) <= monthOf(entry)),
  );
  return code.startsWith('last') ? latestOfReporters(standing, code, programme) : standing;
}

const isLevelCode = (code: string): boolean => ['sum_latest', 'last_latest'].includes(code);

/**
 * The figures by the words of the design, in exact fractions and without care for speed.
 *
 * @param belongs tells whether an entry is in the asked group.
 */
function recount(
  entries: readonly Activity[],
  code: string,
  at: Month,
  on: Basis,
  programme: Timing = MONTHLY,
  belongs: (entry: Activity) => boolean = () => true,
): string | null {
  const span = spanIn(on, at, programme);
  if (span === null) return null;
  if (isLevelCode(code)) {
    const own = stateEntries(entries, code, at, programme).filter(belongs);
    if (own.length === 0) return null;
    return exact(fromThousandths(own.reduce((sum, entry) => sum + thousandthsOf(entry, code), 0n)));
  }
  const monthOf = (entry: Activity) => inMonth(entry, programme);
  const all = entries.filter(
    (entry) =>
      entry.startDate >= programme.startMonth && monthOf(entry) >= span.from && monthOf(entry) <= span.to,
  );
  const inSpan = all.filter(belongs);
  switch (code) {
    case 'partner_count':
      return String(new Set(inSpan.map(({ partner }) => partner).filter((partner) => partner !== null)).size);
    case 'community_count':
      return String(new Set(inSpan.flatMap(({ communities }) => communities)).size);
    case 'session_count':
      return String(inSpan.reduce((sum, { sessions }) => sum + (sessions ?? 0), 0));
    case 'activity_count':
      return String(inSpan.length);
  }
  const [type, formula] = code.split('_');
  const reporting = all.filter(({ measurements }) => measurements.has(code));
  const counting = type === 'last' ? latestOfReporters(reporting, code, programme) : reporting;
  const months = [...new Set(inSpan.map(monthOf))].sort();
  const monthly = months.flatMap((name) => {
    const values = counting
      .filter((entry) => monthOf(entry) === name && belongs(entry))
      .map((entry) => thousandthsOf(entry, code));
    if (values.length === 0) return [];
    const sum = values.reduce((total, item) => total + item, 0n);
    const combined = {
      sum,
      last: sum,
      count: BigInt(values.length) * 1000n,
      max: values.reduce((best, item) => (item > best ? item : best)),
    }[type ?? ''];
    return [
      combined === undefined ? { thousandths: sum, over: BigInt(values.length) } : fromThousandths(combined),
    ];
  });
  if (monthly.length === 0) return null;
  if (formula === 'sum') return exact(monthly.reduce((total, item) => add(total, item)));
  if (formula === 'max') return exact([...monthly].sort(compare).at(-1) ?? null);
  return exact(monthly.at(-1) ?? null);
}

describe('for any content', () => {
  it('totals are what an independent recount finds', () => {
    fc.assert(
      fc.property(activities, month, basis, timing, (entries, at, on, programme) => {
        const totals = valuesOf(factsOf(entries, programme), at, on);
        for (const { code } of [...measured, ...counted]) {
          expect([code, totals[code]]).toEqual([code, recount(entries, code, at, on, programme)]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('rows are what an independent recount of their activities finds, whatever the grouping', () => {
    fc.assert(
      fc.property(activities, month, basis, timing, fc.constantFrom(...GROUPINGS), (entries, ...asked) => {
        const [at, on, programme, grouping] = asked;
        const span = spanIn(on, at, programme);
        const keyOf = groupKeys[grouping];
        const ofLevels = measured
          .filter(({ code }) => isLevelCode(code))
          .flatMap(({ code }) => (span === null ? [] : stateEntries(entries, code, at, programme)));
        const within = entries.filter(
          (entry) =>
            span !== null &&
            entry.startDate >= startMonth &&
            inMonth(entry, programme) >= span.from &&
            inMonth(entry, programme) <= span.to,
        );
        const rows = groupsOf(factsOf(entries, programme), reference, at, on, grouping);
        expect(new Set(rows.map(({ code }) => code))).toEqual(new Set([...within, ...ofLevels].map(keyOf)));
        for (const { code: group, figures } of rows) {
          for (const { indicator, value: figure } of figures) {
            if (indicator.source === 'calculated') continue;
            expect([group, indicator.code, exact(figure)]).toEqual([
              group,
              indicator.code,
              recount(entries, indicator.code, at, on, programme, (entry) => keyOf(entry) === group),
            ]);
          }
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('a page of activities that count each for itself has the sources that all of them give it', () => {
    fc.assert(
      fc.property(activities, month, basis, fc.constantFrom(...codes), (entries, at, on, code) => {
        const facts = factsOf(entries);
        const span = spanOf(on, at, MONTHLY);
        if (span === null) return;
        const told = toldOf(facts, ledgerOf(entries), at);
        const ingredients = ingredientsOf({ ...facts, rules: told.rules }, facts.cells, span, code);
        const { kind } = sourceKindOf(ingredients);
        const all = sourcesIn(facts, reference, at, on, code);
        const [only, ...others] = ingredients;
        if (kind !== 'together' && only !== undefined && others.length === 0) {
          expect(sourceCountOf(only, facts.cells)).toBe(all.length);
        }
        if (kind !== 'each') return;
        for (const source of all) {
          expect(sourcesOf(ingredients, { ...told, activities: [source.activity] })).toEqual([source]);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('the shares of the sources add up to the figure, whatever the kind and basis', () => {
    fc.assert(
      fc.property(activities, month, basis, timing, (entries, at, on, programme) => {
        const facts = readAt(factsOf(entries, programme), at);
        for (const { indicator, value: figure } of totalsOf(facts, at, on)) {
          const sources = sourcesIn(facts, reference, at, on, indicator.code);
          if (sources.some(({ weight }) => weight !== null)) {
            expect(sources.every(({ share, weight }) => share === null && weight === 1)).toBe(true);
            continue;
          }
          const shares = sumOf(sources.map(({ share }) => share));
          const nothingCounted = figure !== null && figure.thousandths === 0n && sources.length === 0;
          expect([indicator.code, exact(shares)]).toEqual([
            indicator.code,
            nothingCounted ? null : exact(figure),
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a mean is the mean of its sources', () => {
    fc.assert(
      fc.property(activities, month, basis, (entries, at, on) => {
        const facts = factsOf(entries);
        const figure = valuesOf(facts, at, on)['average_latest'] ?? null;
        const sources = sourcesIn(facts, reference, at, on, 'average_latest');
        const sum = sumOf(sources.map(({ value: reported }) => reported));
        expect(exact(sum && { ...sum, over: BigInt(sources.length) })).toBe(figure);
      }),
    );
  });

  it('no activity is a source twice', () => {
    fc.assert(
      fc.property(activities, month, basis, fc.constantFrom(...codes), (entries, at, on, code) => {
        const ids = sourcesIn(factsOf(entries), reference, at, on, code).map(
          (source) => source.activity.documentId,
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('the rows of every sum add up to the total', () => {
    const sums = [
      ...['sum_sum', 'count_sum', 'last_sum', 'sum_latest', 'last_latest'],
      ...['session_count', 'activity_count'],
    ];
    fc.assert(
      fc.property(activities, month, basis, timing, fc.constantFrom(...GROUPINGS), (entries, ...asked) => {
        const [at, on, programme, grouping] = asked;
        const totals = valuesOf(factsOf(entries, programme), at, on);
        const rows = groupsOf(factsOf(entries, programme), reference, at, on, grouping).flatMap(
          ({ figures }) => figures,
        );
        for (const code of sums) {
          const sum = sumOf(
            rows.filter(({ indicator }) => indicator.code === code).map((figure) => figure.value),
          );
          const countedNone = rows.length === 0 && totals[code] === '0';
          expect([code, exact(sum)]).toEqual([code, countedNone ? null : totals[code]]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the order in which activities come does not matter', () => {
    const shuffled = activities.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, month, basis, ([entries, others], at, on) => {
        const picture = (list: readonly Activity[]) => ({
          totals: valuesOf(factsOf(list), at, on),
          groups: GROUPINGS.map((grouping) =>
            groupsOf(factsOf(list), reference, at, on, grouping).map(({ code, figures }) => [
              code,
              ...figures.map((figure) => exact(figure.value)),
            ]),
          ),
          sources: codes.map((code) =>
            sourcesIn(factsOf(list), reference, at, on, code).map((source) => [
              source.activity.documentId,
              exact(source.share),
            ]),
          ),
        });
        expect(picture(others)).toEqual(picture(entries));
      }),
    );
  });
});

describe('figures to date', () => {
  const ofYears = [
    ...measured.filter(({ code }) =>
      ['sum_sum', 'count_sum', 'max_max', 'last_sum', 'last_latest', 'sum_latest'].includes(code),
    ),
    ...counted,
    plain,
  ];
  const longAgo = toMonth('2017-05');
  const days = fc.constantFrom(
    ...['2017-05-01', '2017-12-31', '2018-01-01', '2018-02-28', '2018-12-01'],
    ...['2019-01-15', '2019-12-31', '2020-01-20', '2020-02-29'],
  );
  const manyYears = fc.uniqueArray(
    fc.tuple(activity, days).map(([entry, startDate]) => ({ ...entry, startDate, endDate: null })),
    { maxLength: 20, selector: ({ documentId }) => documentId },
  );
  const asked = fc
    .constantFrom('2017-05', '2017-12', '2018-02', '2019-01', '2020-01', '2020-02')
    .map(toMonth);

  it('are the same from the years before as from all their months, and as an independent recount', () => {
    fc.assert(
      fc.property(manyYears, asked, basis, (entries, at, on) => {
        const facts = buildProgrammeFacts({
          programme: { startMonth: longAgo },
          indicators: ofYears,
          memberships,
          activities: entries,
        });
        const [planned] = plansOfMonth([facts], at);
        if (planned === undefined) throw new Error('There is no plan for the programme');
        const { periods, index } = planned.plan;
        const kept = keptCellsOf(facts, ledgerOf(entries)).filter(({ period }) => periods.includes(period));
        const read = { ...facts, cells: index(kept) };
        expect(periods.length).toBeLessThanOrEqual(12 + (Number(at.slice(0, 4)) - 2017) + 2);
        expect(totalsOf(read, at, on)).toEqual(totalsOf(facts, at, on));
        const values = Object.fromEntries(
          totalsOf(read, at, on).map(({ indicator, value: figure }) => [indicator.code, exact(figure)]),
        );
        for (const { code, source } of ofYears) {
          if (source === 'calculated') continue;
          expect([code, values[code]]).toEqual([
            code,
            recount(entries, code, at, on, { startMonth: longAgo }),
          ]);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe('for much content', () => {
  it('totals of a month after five years of 5,000 activities take a moment', () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      buildActivity({
        startDate: `${2016 + (index % 5)}-${String((index % 12) + 1).padStart(2, '0')}-15`,
        partner: `p${index % 200}`,
        communities: [`c${index % 900}`],
        measurements: Object.fromEntries(measured.slice(0, 8).map(({ code }) => [code, String(index)])),
      }),
    );
    const facts = buildProgrammeFacts({
      programme: { startMonth: toMonth('2016-01') },
      indicators,
      activities: many,
    });
    expect(cpuMilliseconds(() => totalsOf(facts, toMonth('2020-12'), 'month'))).toBeLessThan(1_000);
  });
});
