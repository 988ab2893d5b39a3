/** Levels, LAST and totals of parts, in situations from real use. */
import type {
  Indicator,
  Membership,
} from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import type { Basis, Grouping } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildMeasured,
  buildMembership,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  digits,
} from '../../helpers/builders';
import type { Activity } from '../../helpers/recount/activity';
import { groupsOf, sourcesIn } from '../../helpers/totals';

const stock = buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' });
const reference = buildReference({
  partners: [
    buildPartner({ code: 'pa', region: buildRegion({ code: 'north' }) }),
    buildPartner({ code: 'pb', region: buildRegion({ code: 'south' }) }),
    buildPartner({ code: 'pc', region: null }),
  ],
});
const START = toMonth('2022-01');

const member = (partner: string, fromMonth = '2022-01', until: string | null = null): Membership =>
  buildMembership({
    partner,
    fromMonth: toMonth(fromMonth),
    toMonth: until === null ? null : toMonth(until),
  });
const MEMBERS = ['pa', 'pb', 'pc'].map((partner) => member(partner));

const entry = (
  partner: string | null,
  startDate: string,
  measurements: Record<string, string>,
  overrides: Partial<Omit<Activity, 'measurements'>> = {},
): Activity => buildActivity({ partner, startDate, measurements, communities: [], ...overrides });

const factsOf = (
  activities: readonly Activity[],
  indicators: readonly Indicator[] = [stock],
  memberships: readonly Membership[] = MEMBERS,
) => buildProgrammeFacts({ programme: { startMonth: START }, indicators, memberships, activities });

type Facts = ReturnType<typeof factsOf>;

function totalIn(facts: Facts, month: string, basis: Basis = 'month') {
  const [total] = totalsOf(facts, toMonth(month), basis);
  if (total === undefined) throw new Error('The programme has no indicator');
  return { value: digits(total.value), carried: total.carried };
}

/** pa 100, 150, 180; pb 40, 60, and nothing in March. */
const silent = [
  entry('pa', '2022-01-10', { stock: '100' }),
  entry('pb', '2022-01-11', { stock: '40' }),
  entry('pa', '2022-02-10', { stock: '150' }),
  entry('pb', '2022-02-11', { stock: '60' }, { title: '二月盘点' }),
  entry('pa', '2022-03-10', { stock: '180' }),
];

describe('A level of which one partner is silent', () => {
  it.each(['month', 'year-to-date', 'to-date'] as const)(
    'keeps what that partner had, at the basis %s',
    (basis) => {
      expect(
        ['2022-01', '2022-02', '2022-03'].map((month) => totalIn(factsOf(silent), month, basis)),
      ).toEqual([
        { value: '140', carried: null },
        { value: '210', carried: null },
        { value: '240', carried: { partners: 1, since: '2022-02' } },
      ]);
    },
  );

  it('names the entry of the month that is carried as a source', () => {
    const sources = sourcesIn(factsOf(silent), reference, toMonth('2022-03'), 'month', 'stock');
    expect(sources.map(({ activity, share }) => [activity.startDate, digits(share)])).toEqual([
      ['2022-02-11', '60'],
      ['2022-03-10', '180'],
    ]);
  });

  it.each<[Grouping, readonly (readonly [string | null, string | null])[]]>([
    [
      'partner',
      [
        ['pa', '180'],
        ['pb', '60'],
      ],
    ],
    [
      'region',
      [
        ['north', '180'],
        ['south', '60'],
      ],
    ],
    ['community', [[null, '240']]],
    ['activity-type', [['training', '240']]],
  ])('has rows by %s that add up to it, of groups that are silent as well', (grouping, expected) => {
    const rows = groupsOf(factsOf(silent), reference, toMonth('2022-03'), 'month', grouping);
    expect(rows.map(({ code, figures }) => [code, digits(figures[0]?.value ?? null)])).toEqual(expected);
  });

  it('has the figure of the same month a year later, carried from the same months', () => {
    expect(totalIn(factsOf(silent), '2023-03')).toEqual({
      value: '240',
      carried: { partners: 2, since: '2022-02' },
    });
  });

  it('counts a reported 0, and takes nothing from before the first value', () => {
    const emptied = [...silent, entry('pb', '2022-03-31', { stock: '0' })];
    expect(totalIn(factsOf(emptied), '2022-03')).toEqual({ value: '180', carried: null });
    const other = factsOf([entry('pa', '2022-02-01', { stock: '5' })]);
    expect(totalIn(other, '2022-01')).toEqual({ value: null, carried: null });
  });
});

describe('A state is carried', () => {
  const inMarch = (memberships: readonly Membership[]) =>
    totalIn(factsOf(silent, [stock], [member('pa'), ...memberships]), '2022-03').value;

  it('no longer than its partner is a member', () => {
    expect(inMarch([member('pb', '2022-01', '2022-02')])).toBe('180');
    expect(inMarch([member('pb', '2022-01', '2022-03')])).toBe('240');
  });

  it('by memberships that follow each other without a month between', () => {
    expect(inMarch([member('pb', '2022-01', '2022-02'), member('pb', '2022-03')])).toBe('240');
  });

  it('into no membership that begins again', () => {
    const again = factsOf(
      silent,
      [stock],
      [member('pa'), member('pb', '2022-01', '2022-02'), member('pb', '2022-04')],
    );
    expect(['2022-03', '2022-04'].map((month) => totalIn(again, month).value)).toEqual(['180', '180']);
  });

  it('not where its partner is no member, whose value stands for its own month alone', () => {
    expect(inMarch([])).toBe('180');
    expect(totalIn(factsOf(silent, [stock], [member('pa')]), '2022-02').value).toBe('210');
  });

  it('always where there is no partner: those entries are one reporter, and no partner is carried', () => {
    const shared = factsOf([
      entry(null, '2022-01-10', { stock: '7' }),
      entry('pa', '2022-02-10', { stock: '1' }),
    ]);
    expect(totalIn(shared, '2022-02')).toEqual({ value: '8', carried: { partners: 0, since: '2022-01' } });
  });

  it('of a calculated indicator for each partner once, since the earliest month', () => {
    const levels = [
      buildCalculated(['stock', 'members'], { code: 'all' }),
      stock,
      buildMeasured({ code: 'members', aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' }),
    ];
    const facts = factsOf(
      [
        entry('pa', '2022-01-10', { stock: '1' }),
        entry('pa', '2022-02-10', { members: '2' }),
        entry('pb', '2022-02-11', { members: '3' }),
        entry('pb', '2022-03-11', { stock: '4' }),
      ],
      levels,
    );
    expect(totalIn(facts, '2022-03')).toEqual({ value: '10', carried: { partners: 2, since: '2022-01' } });
  });
});

describe('LAST', () => {
  const state = buildMeasured({
    code: 'state',
    aggregationType: 'LAST',
    calculationFormulaAcrossPeriods: 'latest',
  });

  it('is the latest entry of each partner, added up', () => {
    const facts = factsOf(
      [
        entry('pa', '2022-01-05', { state: '10' }),
        entry('pa', '2022-01-20', { state: '12' }),
        entry('pb', '2022-01-03', { state: '7' }),
      ],
      [state],
    );
    expect(totalIn(facts, '2022-01').value).toBe('19');
  });

  it('adds up what it is in each month by the formula sum', () => {
    const balance = buildMeasured({ code: 'state', aggregationType: 'LAST' });
    const facts = factsOf(
      [
        entry('pa', '2022-01-05', { state: '10' }),
        entry('pa', '2022-01-20', { state: '12' }),
        entry('pb', '2022-02-03', { state: '7' }),
      ],
      [balance],
    );
    expect(totalIn(facts, '2022-02', 'to-date').value).toBe('19');
  });

  it('is in the row of the community and type that its entry has, and in no other', () => {
    const facts = factsOf(
      [
        entry('pa', '2022-01-05', { state: '10' }, { communities: ['x'], activityType: 'visit' }),
        entry('pa', '2022-01-20', { state: '12' }, { communities: ['y'] }),
      ],
      [state],
    );
    const rows = (grouping: Grouping) =>
      groupsOf(facts, reference, START, 'month', grouping).map(({ code, figures }) => [
        code,
        digits(figures[0]?.value ?? null),
      ]);
    expect(rows('community')).toEqual([
      ['x', null],
      ['y', '12'],
    ]);
    expect(rows('activity-type')).toEqual([
      ['training', '12'],
      ['visit', null],
    ]);
  });
});

describe('A total with parts', () => {
  const sexes = [
    buildMeasured({ code: 'sex_total', parts: ['sex_m', 'sex_f'] }),
    buildMeasured({ code: 'sex_m' }),
    buildMeasured({ code: 'sex_f' }),
  ];

  it('counts with the sum of its parts where it is not entered', () => {
    const facts = factsOf(
      [
        entry('pa', '2022-01-05', { sex_m: '30', sex_f: '20' }),
        entry('pc', '2022-01-06', { sex_total: '60' }),
      ],
      sexes,
    );
    expect(totalIn(facts, '2022-01').value).toBe('110');
    const sources = sourcesIn(facts, reference, START, 'month', 'sex_total');
    expect(sources.map(({ share }) => digits(share))).toEqual(['50', '60']);
  });

  it('counts as entered where it is, whatever its parts are', () => {
    const facts = factsOf([entry('pa', '2022-01-05', { sex_m: '30', sex_f: '20', sex_total: '60' })], sexes);
    expect(totalIn(facts, '2022-01').value).toBe('60');
  });

  it('has the parts of its parts', () => {
    const nested = [
      buildMeasured({ code: 't', parts: ['a', 'b'] }),
      buildMeasured({ code: 'a', parts: ['a1', 'a2'] }),
      ...['a1', 'a2', 'b'].map((code) => buildMeasured({ code })),
    ];
    const facts = factsOf([entry('pa', '2022-01-05', { a1: '3', a2: '4', b: '5' })], nested);
    expect(totalIn(facts, '2022-01').value).toBe('12');
  });

  it('has no last value while a part of it is missing', () => {
    const last = { aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' } as const;
    const levels = [
      buildMeasured({ ...last, code: 't', parts: ['a', 'b'] }),
      ...['a', 'b'].map((code) => buildMeasured({ ...last, code })),
    ];
    expect(totalIn(factsOf([entry('pa', '2022-01-05', { a: '3' })], levels), '2022-01').value).toBeNull();
    expect(totalIn(factsOf([entry('pa', '2022-01-05', { a: '3', b: '0' })], levels), '2022-01').value).toBe(
      '3',
    );
  });

  it('is left as entered where a part is combined in another way', () => {
    const mixed = [
      buildMeasured({ code: 't', parts: ['a'] }),
      buildMeasured({ code: 'a', aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' }),
    ];
    expect(totalIn(factsOf([entry('pa', '2022-01-05', { a: '3' })], mixed), '2022-01').value).toBeNull();
  });
});
