/** A period gives the same options of figures and sides of ratios as a basis of the same months. */
import { toMeasurements } from '../../../src/plugins/monthly-report/server/src/database/measurements';
import { periodCsv } from '../../../src/plugins/monthly-report/server/src/documents/csv/totals';
import { renderPeriod } from '../../../src/plugins/monthly-report/server/src/documents/json/totals';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { spanOf } from '../../../src/plugins/monthly-report/server/src/domain/spans';
import {
  periodTotals,
  wholeSpan,
} from '../../../src/plugins/monthly-report/server/src/totals/rules/period-totals';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import {
  buildActivity,
  buildMeasured,
  buildProgrammeFacts,
  buildRatio,
  translated,
} from '../../helpers/builders';

const JANUARY = toMonth('2022-01');
const MARCH = toMonth('2022-03');

const sex = {
  code: 'sex',
  name: translated('性别'),
  options: [
    { code: 'female', label: translated('女') },
    { code: 'male', label: translated('男') },
  ],
};
const households = buildMeasured({ code: 'households' });
const facts = buildProgrammeFacts({
  programme: { startMonth: JANUARY },
  indicators: [
    buildMeasured({ code: 'people', dimensions: [sex] }),
    households,
    buildRatio('people', 'households'),
  ],
  activities: [
    { startDate: '2022-01-10', people: { value: 33, by: { sex: { female: 12, male: 20 } } }, households: 10 },
    { startDate: '2022-03-10', people: { value: 7, by: { sex: { female: 4 } } }, households: 6 },
  ].map(({ startDate, ...grid }) => ({
    ...buildActivity({ startDate }),
    measurements: toMeasurements(grid),
  })),
});
const span = spanOf('to-date', MARCH, facts.programme);
const totals = span === null ? [] : periodTotals(facts, facts, wholeSpan(span, facts.programme));

const answer = {
  name: '2022-Q1',
  months: { from: JANUARY, to: MARCH },
  of: 3,
  notPublished: [],
  locale: 'zh-Hans',
  programmes: [{ programme: facts.programme, totals, groups: [] }],
} as const;

it('are those of the basis of the same months', () => {
  const toDate = totalsOf(facts, MARCH, 'to-date');
  expect(totals).toHaveLength(3);
  expect(totals.map(({ value }) => value)).toEqual(toDate.map(({ value }) => value));
  expect(totals.map(({ breakdown }) => breakdown)).toEqual(
    toDate.map(({ breakdown }) => breakdown?.['to-date']),
  );
  expect(totals.map(({ sides }) => sides)).toEqual(toDate.map(({ sides }) => sides));
});

it('are told in JSON by the dimension asked for, and sides always', () => {
  const told = (breakdown: string | null) =>
    (
      JSON.parse(renderPeriod({ ...answer, breakdown, pagination: null })) as {
        data: { programmes: { totals: Record<string, unknown>[] }[] };
      }
    ).data.programmes[0]?.totals ?? [];
  const [people, , rate] = told('sex');
  expect(people).toMatchObject({
    value: 40,
    breakdown: [
      {
        dimension: 'sex',
        options: [
          { option: 'female', value: 16 },
          { option: 'male', value: 20 },
        ],
        unknown: 4,
      },
    ],
  });
  expect(rate).toMatchObject({ ratio: { numerator: { value: 40 }, denominator: { value: 16 } } });
  expect(told(null)[0]).not.toHaveProperty('breakdown');
});

it('have a row each in CSV', () => {
  const rows = periodCsv({ ...answer, breakdown: 'sex', isGrouped: false })
    .split('\r\n')
    .filter((row) => row.includes(',people,'));
  expect(rows.map((row) => row.split(',').slice(-3))).toEqual([
    ['', '', ''],
    ['sex', 'female', '女'],
    ['sex', 'male', '男'],
    ['sex', 'unknown', '不详'],
  ]);
});
