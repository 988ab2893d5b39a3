import type { Core } from '@strapi/strapi';

import { isMonth, toMonth, type Month } from '../../domain/month';
import { rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { targetRefusals, type EnteredTarget } from '../rules/target-rules';
import { readIndicators, readTargetProgramme } from '../store/programmes';
import { identityOfTarget } from '../store/target-identity';
import { UID } from '../../uids';
import { refuse, type Guard } from './guard';

const NAMED = { select: ['documentId', 'code'] };

const codeIn = (row: Row, field: string): string | null => {
  const linked = rowOrNull(row, field);
  return linked && text(linked, 'code');
};

const monthOrNull = (row: Row, field: string): Month | null => {
  const month = textOrNull(row, field);
  return month === null ? null : toMonth(month);
};

const enteredTarget = (row: Row, indicator: string): EnteredTarget => ({
  indicator,
  partner: codeIn(row, 'partner'),
  region: codeIn(row, 'region'),
  from: toMonth(text(row, 'fromMonth')),
  to: toMonth(text(row, 'toMonth')),
  value: text(row, 'value'),
  baseline: textOrNull(row, 'baseline'),
  baselineMonth: monthOrNull(row, 'baselineMonth'),
});

async function judge(strapi: Core.Strapi, row: Row): Promise<void> {
  const [programme, indicator] = [rowOrNull(row, 'programme'), codeIn(row, 'indicator')];
  refuse([
    ...(programme === null
      ? [{ path: ['programme'], message: '请选择目标所属的项目。 / Choose the programme of the target.' }]
      : []),
    ...(indicator === null
      ? [{ path: ['indicator'], message: '请选择目标的指标。 / Choose the indicator of the target.' }]
      : []),
  ]);
  if (programme === null || indicator === null) return;
  const all = await readIndicators(strapi);
  const of = await readTargetProgramme(strapi, text(programme, 'documentId'));
  const refusals = targetRefusals(enteredTarget(row, indicator), of, all.get(indicator) ?? null);
  refuse(refusals.map(([field, message]) => ({ path: [field], message })));
}

/**
 * A target belongs to its programme, and each indicator, span and partner or region has only one. The database
 * enforces the second rule by the column `identity`, so that two writers at the same time cannot break it.
 */
export const targetGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: { programme: NAMED, indicator: NAMED, partner: NAMED, region: NAMED },
  checkInput(_strapi, data) {
    // The database would refuse a missing month, or one that is not a text, in its own words.
    const wrong = (['fromMonth', 'toMonth'] as const).filter(
      (field) => data[field] !== undefined && !isMonth(data[field]),
    );
    refuse(
      wrong.map((field) => ({
        path: [field],
        message: `月份应为 YYYY-MM，例如 2020-12。 / "${field}" must be a month written YYYY-MM, such as 2020-12.`,
      })),
    );
    // The identity is never entered, and a copy must not take that of its original.
    Object.assign(data, { identity: null });
  },
  async check({ strapi, after }) {
    if (after === null) return;
    await judge(strapi, after);
    await strapi.db
      .query(UID.target)
      .update({ where: { id: after.id }, data: { identity: identityOfTarget(after) } });
  },
};
