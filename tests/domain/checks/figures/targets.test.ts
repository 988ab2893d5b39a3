/** The checks of targets. */
import {
  exampleFacts,
  exampleIndicator,
  exampleOf,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import { exampleCells } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { targetExceededTenfold } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/target-exceeded-tenfold';
import { targetsOfPartners } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/targets-of-partners';
import { runChecks } from '../../../../src/plugins/monthly-report/server/src/checks/rules/run';
import type {
  MeasuredIndicator,
  Target,
} from '../../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../../src/plugins/monthly-report/server/src/domain/month';
import { buildTarget, quantity } from '../../../helpers/builders';

const found = (
  targets: readonly Partial<Target>[],
  indicator: Partial<MeasuredIndicator> = {},
  figures: Record<string, string> = { participants: '5205' },
) =>
  runChecks(
    [targetExceededTenfold, targetsOfPartners],
    exampleOf({
      facts: exampleFacts([exampleIndicator(indicator)], {
        cells: exampleCells(figures),
        targets: targets.map(buildTarget),
      }),
    }),
  ).map(({ message }) => message['zh-Hans']);

const of = (value: string, more: Partial<Target> = {}): Partial<Target> => ({
  value: quantity(value),
  ...more,
});
const YEAR = { from: toMonth('2020-01'), to: toMonth('2020-12') };

describe('A target', () => {
  it('that a figure exceeds more than tenfold is pointed out at each basis that has one', () => {
    expect(found([of('520'), of('521', YEAR)])).toEqual([
      '“参与人次”本月数为5205人次，超过目标（520人次）的10倍，请核对数据和目标。',
    ]);
    expect(found([of('520', YEAR)])).toEqual([
      '“参与人次”本年数为5205人次，超过目标（520人次）的10倍，请核对数据和目标。',
    ]);
  });

  it('of nothing is exceeded by nothing', () => {
    expect(found([of('0')])).toEqual([]);
  });
});

describe('The targets of partners', () => {
  const partners = [
    of('300', { ...YEAR, partner: 'green_home' }),
    of('200', { ...YEAR, partner: 'qingshui' }),
  ];

  it('that add up to another sum than the programme’s are pointed out, of regions as well', () => {
    expect(found([of('6000', YEAR), ...partners, of('7000', { ...YEAR, region: 'north' })])).toEqual([
      '“参与人次”（2020-01至2020-12）2家伙伴机构的目标合计500人次，项目目标为6000人次，合计少5500人次。',
      '“参与人次”（2020-01至2020-12）1个区域的目标合计7000人次，项目目标为6000人次，合计多1000人次。',
    ]);
  });

  it('of other spans, or of what does not add up, are let be', () => {
    expect(found([of('6000'), ...partners])).toEqual([]);
    expect(found([of('6000', { ...YEAR, to: toMonth('2020-11') }), ...partners])).toEqual([]);
    expect(found([of('6000', YEAR), ...partners], { aggregationType: 'AVERAGE' })).toEqual([]);
  });
});
