/** A partner's figure of the month, with drafts, equals the total of its activities. */
import fc from 'fast-check';
import {
  EXAMPLE_MONTH,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
  exampleProgramme,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import { partnerFigures } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/partner-figures';
import { toDigits, fromThousandths } from '../../../../src/plugins/monthly-report/server/src/domain/quantity';
import { figureOf } from '../../../../src/plugins/monthly-report/server/src/totals/rules/figure';
import { spanOf } from '../../../../src/plugins/monthly-report/server/src/domain/spans';
import { AGGREGATION_TYPES } from '../../../../src/plugins/monthly-report/shared/vocabulary';
import { buildActivity, buildProgrammeFacts, digits } from '../../../helpers/builders';

const indicators = AGGREGATION_TYPES.map((aggregationType) =>
  exampleIndicator({
    code: aggregationType.toLowerCase(),
    aggregationType,
    calculationFormulaAcrossPeriods: 'latest',
  }),
);

const anyEntry = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  values: fc.tuple(...indicators.map(() => fc.option(fc.nat({ max: 10 ** 9 })))),
});

const text = (thousandths: number): string => toDigits(fromThousandths(BigInt(thousandths)), 3);

describe("a partner's figure", () => {
  it('is combined as the totals are', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const activities = entries.map(({ day, values }) => ({
          startDate: `${EXAMPLE_MONTH}-${String(day).padStart(2, '0')}`,
          measurements: Object.fromEntries(
            indicators.flatMap(({ code }, index) => {
              const value = values[index] ?? null;
              return value === null ? [] : [[code, text(value)] as const];
            }),
          ),
        }));
        const programme = exampleProgramme({
          facts: exampleFacts(indicators),
          activities: activities.map((activity) => exampleActivity(activity)),
        });
        const counted = buildProgrammeFacts({
          indicators,
          activities: activities.map((activity) => buildActivity(activity)),
        });
        const month = spanOf('month', EXAMPLE_MONTH, counted.programme);
        for (const { indicator, value } of partnerFigures(programme, exampleOf())) {
          expect(digits(value)).toBe(digits(figureOf(indicator.code, counted, month)));
        }
      }),
    );
  });

  it('is asked of every measured indicator of every partner with an activity', () => {
    const programme = exampleProgramme({
      facts: exampleFacts(indicators),
      activities: [
        exampleActivity({ partner: 'green_home' }),
        exampleActivity({ partner: 'river_side' }),
        exampleActivity({ partner: null }),
      ],
    });
    const asked = partnerFigures(programme, exampleOf());
    expect(asked.map(({ partner, indicator }) => `${partner} ${indicator.code}`)).toEqual(
      ['green_home', 'river_side'].flatMap((partner) => indicators.map(({ code }) => `${partner} ${code}`)),
    );
  });
});
