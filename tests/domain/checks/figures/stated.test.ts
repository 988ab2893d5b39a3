/** Stated figures (原报数) beside calculated figures (系统汇总数). */
import {
  EXAMPLE_MONTH,
  exampleFacts,
  exampleIndicator,
  exampleOf,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import { exampleCells } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { statedAgainstCalculated } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/stated-against-calculated';
import { runChecks } from '../../../../src/plugins/monthly-report/server/src/checks/rules/run';
import type {
  MeasuredIndicator,
  StatedFigure,
} from '../../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { addMonths } from '../../../../src/plugins/monthly-report/server/src/domain/month';
import { EMPTY_CELL } from '../../../../src/plugins/monthly-report/server/src/ledger/rules/cell';
import {
  indexCells,
  type CellIndex,
} from '../../../../src/plugins/monthly-report/server/src/ledger/rules/cell-index';
import { buildStatedFigure, quantity } from '../../../helpers/builders';

const kilograms: Partial<MeasuredIndicator> = {
  label: { 'zh-Hans': '垃圾减量合计', en: 'Waste reduced' },
  unit: { 'zh-Hans': 'kg', en: 'kg' },
  decimals: 3,
};

function stating(
  figure: Partial<StatedFigure>,
  cells: CellIndex = exampleCells({ participants: '5701221.1' }),
  indicator: Partial<MeasuredIndicator> = kilograms,
) {
  const facts = exampleFacts([exampleIndicator(indicator)], {
    cells,
    statedFigures: [buildStatedFigure(figure)],
  });
  return runChecks([statedAgainstCalculated], exampleOf({ facts }));
}

describe('a stated figure', () => {
  it('that differs is an error, which names both figures and the difference', () => {
    const [finding] = stating({ value: quantity('5701219.1'), statedBy: '秘书处' });
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toEqual({
      'zh-Hans': '“垃圾减量合计”本月原报数为5701219.1 kg（秘书处），系统汇总数为5701221.1 kg，原报数少2 kg。',
      en: '“Waste reduced” for the month: 5,701,219.1 kg stated (秘书处), 5,701,221.1 kg calculated; the stated figure is 2 kg lower.',
    });
  });

  it('whose difference is explained is pointed out with the explanation', () => {
    const [finding] = stating({ value: quantity('5701219.1'), explanation: '合计时算错。' });
    expect(finding?.severity).toBe('info');
    expect(finding?.message['zh-Hans']).toMatch(/原报数少2 kg。$/);
    expect(finding?.reason).toBe('合计时算错。');
  });

  it('is not explained by blanks', () => {
    const [finding] = stating({ value: quantity('5701219.1'), explanation: ' ' });
    expect(finding?.severity).toBe('error');
    expect(finding?.message.en).not.toContain('Explanation');
  });

  it('that agrees is silent, to the last decimal', () => {
    expect(stating({ value: quantity('5701221.1') })).toEqual([]);
    expect(stating({ value: quantity('5701221.101') })).toHaveLength(1);
  });

  it('is compared at its own basis', () => {
    const november = { period: addMonths(EXAMPLE_MONTH, -1), cell: cellOf(1, 100_000n) };
    const december = { period: EXAMPLE_MONTH, cell: cellOf(1, 20_000n) };
    const cells = indexCells([november, december]);
    expect(stating({ value: quantity('120'), basis: 'to-date' }, cells)).toEqual([]);
    expect(stating({ value: quantity('120'), basis: 'year-to-date' }, cells)).toEqual([]);
    expect(stating({ value: quantity('120'), basis: 'month' }, cells)).toHaveLength(1);
  });

  it('beside nothing reported is a warning: missing is not zero, so that no difference is known', () => {
    const [finding] = stating({ value: quantity('0') }, indexCells([]));
    expect(finding?.severity).toBe('warning');
    expect(finding?.message['zh-Hans']).toContain('系统汇总数为未填报。');
  });

  it('of a mean agrees with it as it is printed', () => {
    // 13 points over 3 activities are 4.333…
    const cells = indexCells([{ period: EXAMPLE_MONTH, cell: cellOf(3, 13_000n) }]);
    const mean: Partial<MeasuredIndicator> = { aggregationType: 'AVERAGE', decimals: 1 };
    expect(stating({ value: quantity('4.3') }, cells, mean)).toEqual([]);
    expect(stating({ value: quantity('4.4') }, cells, mean)).toHaveLength(1);
  });

  it('of another month, or of an indicator that is gone, is not looked at', () => {
    expect(stating({ value: quantity('1'), month: addMonths(EXAMPLE_MONTH, -1) })).toEqual([]);
    expect(stating({ value: quantity('1'), indicator: 'gone' })).toEqual([]);
  });
});

function cellOf(values: number, total: bigint) {
  return { ...EMPTY_CELL, activities: values, measured: new Map([['participants', { values, total }]]) };
}
