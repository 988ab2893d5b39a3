/** The row with the state of a month; the first step makes it. */
import type { Core } from '@strapi/strapi';

import type { MonthStep } from '../../../../shared/admin-api';
import { MONTH_STATES, type MonthState } from '../../../../shared/vocabulary';
import { integer, oneOf, text, textOrNull, type Row } from '../../database/rows';
import { toMonth, type Month } from '../../domain/month';
import { stateAfter } from '../rules/month-states';
import { conflict } from '../../errors';
import { UID } from '../../uids';

export interface MonthRecord {
  readonly month: Month;
  readonly state: MonthState;
  /** Number of the newest revision; 0 before the first. */
  readonly revision: number;
  /** The reason why it was reopened; null in any other state. */
  readonly reason: string | null;
}

const toRecord = (row: Row): MonthRecord => ({
  month: toMonth(text(row, 'month')),
  state: oneOf(row, 'state', MONTH_STATES),
  revision: integer(row, 'revision', 0),
  reason: textOrNull(row, 'reason'),
});

export async function readMonthRecord(strapi: Core.Strapi, month: Month): Promise<MonthRecord> {
  const row: Row | null = await strapi.db.query(UID.monthState).findOne({ where: { month } });
  return row === null ? { month, state: 'open', revision: 0, reason: null } : toRecord(row);
}

/** The records of all months with a first step. */
export async function readMonthRecords(strapi: Core.Strapi): Promise<ReadonlyMap<Month, MonthRecord>> {
  const rows: Row[] = await strapi.db.query(UID.monthState).findMany({ orderBy: { month: 'asc' } });
  return new Map(rows.map((row) => [toMonth(text(row, 'month')), toRecord(row)]));
}

/** Call it inside the transaction of a step (see writing.ts): no other step runs at the same time. */
export async function keepMonthRecord(strapi: Core.Strapi, record: MonthRecord, at: Date): Promise<void> {
  const { month, ...data } = { ...record, since: at.toISOString() };
  const query = strapi.db.query(UID.monthState);
  const { count } = await query.updateMany({ where: { month }, data });
  if (count === 0) await query.create({ data: { month, ...data } });
}

const STATE_NAMES: Readonly<Record<MonthState, readonly [string, string]>> = {
  open: ['填报中', 'open'],
  'in-review': ['审核中', 'in review'],
  published: ['已发布', 'published'],
  reopened: ['已解锁更正', 'reopened'],
};

const STEP_NAMES: Readonly<Record<MonthStep, readonly [string, string]>> = {
  'begin-review': ['开始审核', 'be taken into review'],
  'withdraw-review': ['撤回审核', 'be taken out of review'],
  publish: ['发布', 'be published'],
  reopen: ['解锁更正', 'be reopened'],
};

/** @throws conflict (409) if the step is not possible in the month's present state. */
export function requireStep({ month, state }: MonthRecord, step: MonthStep): MonthState {
  const next = stateAfter(state, step);
  if (next !== null) return next;
  const [chineseState, englishState] = STATE_NAMES[state];
  const [chineseStep, englishStep] = STEP_NAMES[step];
  throw conflict(
    `${month}${chineseState}，现在不能${chineseStep}。 / ${month} is ${englishState}; it cannot ${englishStep} now.`,
  );
}
