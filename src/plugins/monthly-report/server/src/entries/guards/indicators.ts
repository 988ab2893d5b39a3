import { canBreakDown, closure, readIndicators, readProgrammes } from '../store/programmes';
import { integerOrNull, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';
import { madeOf, type Indicator } from '../rules/facts';
import { parseQuantity, compare } from '../../domain/quantity';
import { SIDES, type Side } from '../../totals/rules/ratio';
import { UID } from '../../uids';
import { optionWordProblems } from './dimensions';
import { refuse, type Guard, type Refusal } from './guard';

function leadsBackTo(code: string, start: readonly string[], all: ReadonlyMap<string, Indicator>): boolean {
  const seen = new Set<string>();
  const queue = [...start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === code) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const indicator = all.get(next);
    if (indicator) queue.push(...madeOf(indicator));
  }
  return false;
}

/** The rules of a ratio, and the uses that a ratio cannot have. */
function ratioProblems(after: Row, parts: readonly string[], all: ReadonlyMap<string, Indicator>): Refusal[] {
  const code = text(after, 'code');
  if (textOrNull(after, 'source') !== 'ratio') {
    const ratio = parts.find((part) => all.get(part)?.source === 'ratio');
    if (ratio === undefined) return [];
    return [
      {
        path: ['parts'],
        message: `“${ratio}”是比率，不能相加，不能作分项。 / "${ratio}" is a ratio: ratios do not add up and are no parts.`,
      },
    ];
  }
  const refusals: Refusal[] = [];
  for (const [field, zh, en] of [
    ['numerator', '分子', 'a numerator'],
    ['denominator', '分母', 'a denominator'],
  ] as const) {
    if (rowOrNull(after, field) !== null) continue;
    refusals.push({ path: [field], message: `比率须有${zh}。 / A ratio needs ${en}.` });
  }
  if (integerOrNull(after, 'factor') === null) {
    refusals.push({
      path: ['factor'],
      message:
        '比率须有系数，百分比填100。 / A ratio needs a factor: 100 for a percentage, 1 for a plain quotient.',
    });
  }
  if (parts.length > 0) {
    refusals.push({
      path: ['parts'],
      message: '比率由分子和分母计算，没有分项。 / A ratio has a numerator and a denominator, and no parts.',
    });
  }
  const whole = [...all.values()].find((other) => other.source !== 'ratio' && madeOf(other).includes(code));
  if (whole !== undefined) {
    refusals.push({
      path: ['source'],
      message: `该指标是“${whole.code}”的分项，不能改为比率。 / It is a part of "${whole.code}": a ratio is no part of anything.`,
    });
  }
  return refusals;
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
  if (rows(after, 'dimensions').length > 0 && !canBreakDown(after)) {
    refusals.push({
      path: ['dimensions'],
      message:
        '只有汇总方式为 SUM 或 LAST 的填报指标可按维度分组。 / Only measured indicators combined by SUM or LAST are broken down by dimensions.',
    });
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

/** The settings of an indicator fit its source, and the indicator does not contain itself through its parts. */
export const indicatorGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: {
    parts: { select: ['code'] },
    numerator: { select: ['code'] },
    denominator: { select: ['code'] },
    dimensions: { select: ['code'] },
  },
  async check({ strapi, after }) {
    if (after === null) return;
    const code = text(after, 'code');
    const parts = rows(after, 'parts').map((part) => text(part, 'code'));
    const all = await readIndicators(strapi);
    const own = all.get(code);
    const isRatio = own?.source === 'ratio';
    refuse([...settingsProblems(after, parts), ...ratioProblems(after, parts, all)]);
    if (own !== undefined && leadsBackTo(code, madeOf(own), all)) {
      refuse([
        {
          path: [isRatio ? 'numerator' : 'parts'],
          message: isRatio
            ? `“${code}”不能是自己的分子或分母，隔着其他指标也不行。 / "${code}" must not be a side of itself, through other indicators neither.`
            : `“${code}”不能是自己的分项。 / "${code}" must not be made of itself.`,
        },
      ]);
    }
    // Only now: collecting the words of an indicator that contains itself would never end.
    refuse(optionWordProblems(all, code));
    if (!isRatio) return;
    for (const { programme } of await readProgrammes(strapi)) {
      if (!programme.indicators.includes(code)) continue;
      const [missing] = strangersOf(programme.indicators, all, code);
      if (missing === undefined) continue;
      refuse([
        {
          path: [missing.side],
          message: `项目“${programme.name['zh-Hans']}”有这个比率，却没有指标“${missing.code}”。 / Programme "${programme.code}" has this ratio and no indicator "${missing.code}".`,
        },
      ]);
    }
  },
};

/** The sides of a programme's ratios that are neither indicators of the programme nor parts of these. */
function strangersOf(
  codes: readonly string[],
  all: ReadonlyMap<string, Indicator>,
  ratio: string | null = null,
): { readonly ratio: string; readonly side: Side; readonly code: string }[] {
  const ratios = codes.flatMap((code) => {
    const indicator = all.get(code);
    return indicator?.source === 'ratio' && (ratio === null || ratio === code) ? [indicator] : [];
  });
  const own = new Set(
    closure(
      codes.filter((code) => all.get(code)?.source !== 'ratio'),
      all,
    ).keys(),
  );
  for (const code of codes) own.add(code);
  return ratios.flatMap((indicator) =>
    SIDES.flatMap((side) => {
      const code = indicator[side];
      return code === null || own.has(code) ? [] : [{ ratio: indicator.code, side, code }];
    }),
  );
}

/** Both sides of a ratio belong to the programme: otherwise nobody enters them. */
export const programmeRatiosGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: { indicators: { select: ['code'] } },
  async check({ strapi, after }) {
    if (after === null) return;
    const codes = rows(after, 'indicators').map((indicator) => text(indicator, 'code'));
    refuse(
      strangersOf(codes, await readIndicators(strapi)).map(({ ratio, code }) => ({
        path: ['indicators'],
        message: `比率“${ratio}”的分子、分母须是该项目的指标，缺少“${code}”。 / The sides of the ratio "${ratio}" must be indicators of the programme; "${code}" is none.`,
      })),
    );
  },
};

/** An indicator that is a side of a ratio cannot be deleted. */
export const ratioSidesGuard: Guard = {
  actions: ['delete'],
  populate: {},
  async check({ strapi, before }) {
    const code = before === null ? null : text(before, 'code');
    const all = await strapi.db.query(UID.indicator).findMany({
      where: { source: 'ratio', $or: [{ numerator: null }, { denominator: null }] },
      select: ['code'],
    });
    const ratio = (all as Row[]).map((row) => text(row, 'code')).find((other) => other !== code);
    if (code === null || ratio === undefined) return;
    refuse([
      {
        path: ['code'],
        message: `比率“${ratio}”用到指标“${code}”，请先修改或删除该比率。 / The ratio "${ratio}" is made of "${code}"; change or delete the ratio first.`,
      },
    ]);
  },
};
