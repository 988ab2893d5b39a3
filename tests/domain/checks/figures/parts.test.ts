/** Parts against total (勾稽关系), in an entry and in the month. */
import fc from 'fast-check';
import {
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckedActivity } from '../../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import {
  EXAMPLE_BREAKDOWN,
  exampleCells,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { partsAgainstMonthTotal } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/parts-against-month-total';
import { partsAgainstTotal } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/parts-against-total';
import { runChecks } from '../../../../src/plugins/monthly-report/server/src/checks/rules/run';
import type { Indicator } from '../../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { fromThousandths, toDigits } from '../../../../src/plugins/monthly-report/server/src/domain/quantity';
import { buildCalculated, buildCounted } from '../../../helpers/builders';

const facts = exampleFacts(EXAMPLE_BREAKDOWN);

function inEntry(
  measurements: Readonly<Record<string, string | null>>,
  overrides: Partial<CheckedActivity> = {},
) {
  const { measurements: entered } = exampleActivity({ measurements });
  const activity = { ...exampleActivity(), ...overrides, measurements: entered };
  return runChecks([partsAgainstTotal], exampleOf({ facts, activities: [activity] }));
}

function inMonth(
  totals: Readonly<Record<string, string>>,
  entered: Readonly<Record<string, string | null>> = totals,
) {
  const cells = exampleCells(totals);
  const activities = [exampleActivity({ measurements: entered })];
  return runChecks([partsAgainstMonthTotal], exampleOf({ facts: { ...facts, cells }, activities }));
}

const text = (thousandths: number): string => toDigits(fromThousandths(BigInt(thousandths)), 3);

describe('parts against the total of an entry', () => {
  it('differ exactly where their decimal sum differs', () => {
    const amount = fc.nat({ max: 10 ** 9 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: -2, max: 2 }), (children, adults, difference) => {
        const readers = Math.max(0, children + adults + difference);
        const findings = inEntry({
          readers: text(readers),
          children: text(children),
          adults: text(adults),
        });
        expect(findings.length > 0).toBe(readers !== children + adults);
      }),
    );
  });

  it('names the entry, every part and the difference', () => {
    const [finding] = inEntry({ readers: '30', children: '18', adults: '11' });
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toEqual({
      'zh-Hans':
        '“厨余堆肥体验”（2020-12-08）：“读者合计”为30人次，而各分项（“儿童读者”18人次、“成人读者”11人次）之和为29人次，少1人次。',
      en: '“厨余堆肥体验” (2020-12-08): “Readers” is 30 people, but its parts (“Children” 18 people, “Adults” 11 people) add up to 29 people, which is 1 less.',
    });
  });

  it('may fall short where a part is not reported, but not exceed', () => {
    expect(inEntry({ readers: '30', children: '18', adults: null })).toEqual([]);
    expect(inEntry({ readers: '30', children: '31', adults: null })).toHaveLength(1);
  });

  it('say nothing where none is reported, or the total is not', () => {
    expect(inEntry({ readers: '30', children: null })).toEqual([]);
    expect(inEntry({ readers: null, children: '18', adults: '11' })).toEqual([]);
  });

  it('are not asked of a summary', () => {
    expect(inEntry({ readers: '30', children: '18', adults: '11' }, { kind: 'summary' })).toEqual([]);
  });

  it('may be calculated from entered ones', () => {
    const indicators: readonly Indicator[] = [
      exampleIndicator({ code: 'everybody', parts: ['readers', 'volunteers'] }),
      buildCalculated(['children', 'adults'], { code: 'readers' }),
      ...['children', 'adults', 'volunteers'].map((code) => exampleIndicator({ code })),
    ];
    const run = (everybody: string) =>
      runChecks(
        [partsAgainstTotal],
        exampleOf({
          facts: exampleFacts(indicators),
          activities: [
            exampleActivity({ measurements: { everybody, children: '18', adults: '11', volunteers: '4' } }),
          ],
        }),
      );
    expect(run('33')).toEqual([]);
    expect(run('34')).toHaveLength(1);
  });

  it('are left alone where one is counted, which no entry states', () => {
    const indicators: readonly Indicator[] = [
      exampleIndicator({ code: 'everybody', parts: ['partners', 'children'] }),
      buildCounted('partner', { code: 'partners' }),
      exampleIndicator({ code: 'children' }),
    ];
    const activities = [exampleActivity({ measurements: { everybody: '30', children: '18' } })];
    expect(
      runChecks([partsAgainstTotal], exampleOf({ facts: exampleFacts(indicators), activities })),
    ).toEqual([]);
  });
});

describe('parts against the total of a month', () => {
  it('are an error of the total where every entry gives all of them', () => {
    const [finding] = inMonth({ readers: '104', children: '63', adults: '40' });
    expect(finding).toMatchObject({ severity: 'error', subject: { kind: 'total', indicator: 'readers' } });
  });

  it('may fall short where an entry gives the total alone, and are a warning where they exceed it', () => {
    const open = { readers: '104', children: '63' };
    expect(inMonth({ readers: '104', children: '63', adults: '40' }, open)).toEqual([]);
    const [finding] = inMonth({ readers: '104', children: '63', adults: '42' }, open);
    expect(finding?.severity).toBe('warning');
  });

  it('say nothing where one of them is not reported and the others do not exceed', () => {
    expect(inMonth({ readers: '104', children: '63' })).toEqual([]);
  });

  it('are not added up where the largest value counts', () => {
    const largest = EXAMPLE_BREAKDOWN.map((indicator) => ({ ...indicator, aggregationType: 'MAX' as const }));
    const cells = exampleCells({ readers: '104', children: '63', adults: '40' });
    expect(
      runChecks([partsAgainstMonthTotal], exampleOf({ facts: exampleFacts(largest, { cells }) })),
    ).toEqual([]);
  });
});
