import { readIndicators } from '../store/programmes';
import { rows, text, textOrNull, type Row } from '../../database/rows';
import type { Indicator } from '../rules/facts';
import { parseQuantity, compare } from '../../domain/quantity';
import { refuse, type Guard, type Refusal } from './guard';

function leadsBackTo(code: string, start: readonly string[], all: ReadonlyMap<string, Indicator>): boolean {
  const seen = new Set<string>();
  const queue = [...start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === code) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const indicator = all.get(next);
    if (indicator && indicator.source !== 'counted') queue.push(...indicator.parts);
  }
  return false;
}

function settingsProblems(after: Row, parts: readonly string[]): Refusal[] {
  const refusals: Refusal[] = [];
  const source = textOrNull(after, 'source');
  if (source === 'counted' && textOrNull(after, 'counts') === null) {
    refusals.push({
      path: ['counts'],
      message:
        '计数指标须说明计数对象：伙伴、社区、场次或活动。 / A counted indicator must say what it counts: partner, community, session or activity.',
    });
  }
  if (source === 'calculated' && parts.length === 0) {
    refusals.push({
      path: ['parts'],
      message: '计算指标须有分项。 / A calculated indicator needs parts.',
    });
  }
  if (source === 'measured') {
    const aggregation = textOrNull(after, 'aggregationType');
    const formula = textOrNull(after, 'calculationFormulaAcrossPeriods');
    if (aggregation === null || formula === null) {
      refusals.push({
        path: ['aggregationType'],
        message:
          '填报指标须选择汇总方式和跨期算法。 / A measured indicator needs an aggregation type and a formula across periods.',
      });
    }
    if (aggregation === 'AVERAGE' && formula === 'sum') {
      refusals.push({
        path: ['calculationFormulaAcrossPeriods'],
        message:
          '平均值不能跨期相加，请选 max 或 latest。 / Averages cannot be summed across periods; choose max or latest.',
      });
    }
  }
  const lowest = parseQuantity(textOrNull(after, 'lowest') ?? '');
  const highest = parseQuantity(textOrNull(after, 'highest') ?? '');
  if (lowest && highest && compare(lowest, highest) > 0) {
    refusals.push({
      path: ['lowest'],
      message: '最小值大于最大值。 / The lowest value is greater than the highest.',
    });
  }
  return refusals;
}

/** An indicator's settings fit its source, and it is not, through its parts, made of itself. */
export const indicatorGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: { parts: { select: ['code'] } },
  async check({ strapi, after }) {
    if (after === null) return;
    const code = text(after, 'code');
    const parts = rows(after, 'parts').map((part) => text(part, 'code'));
    refuse(settingsProblems(after, parts));
    if (leadsBackTo(code, parts, await readIndicators(strapi))) {
      refuse([
        {
          path: ['parts'],
          message: `“${code}”不能是自己的分项。 / "${code}" must not be made of itself.`,
        },
      ]);
    }
  },
};
