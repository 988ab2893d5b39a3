/** The refusals of the page 我的填报. */
import createError from 'http-errors';

import type { ChangedMeanwhile } from '../../../../shared/my-reports';
import type { MonthState } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { conflict, NotFoundError } from '../../errors';
import type { KeptState } from '../../submissions/rules/submission-state';

const CHANGED =
  '他人刚刚修改了此条目，请对照两个版本后再保存。 / Somebody else has changed this entry meanwhile: compare the two versions before you save.';

/** 409 with the version that is stored now. */
export const changedMeanwhile = (details: ChangedMeanwhile<unknown>): Error =>
  createError(409, CHANGED, { details });

export const goneMeanwhile = (): Error =>
  conflict(
    '此条目已被他人删除，您填写的内容未保存。 / Somebody else has deleted this entry: what you entered is not saved.',
  );

export const notThere = (): Error => new NotFoundError('没有这份填报。 / There is no such submission.');

const LOCKED: Readonly<Record<Exclude<KeptState, 'sent-back'>, readonly [string, string]>> = {
  submitted: ['已提交，等待秘书处审核', 'has been sent in and waits for the secretariat'],
  accepted: ['已审核通过', 'has been accepted'],
};

/** The reason why a partner's month cannot be changed; null if it can. */
export function lockedBecause(month: Month, monthState: MonthState, kept: KeptState | null): string | null {
  if (monthState === 'published') {
    return `${month}的月报已发布，本月内容不能修改；如有错误请申请更正。 / ${month} is published: ask for a correction where something is wrong.`;
  }
  if (kept === null || kept === 'sent-back') return null;
  const [chinese, english] = LOCKED[kept];
  return `本月填报${chinese}；要修改请联系秘书处退回。 / This submission ${english}; to change it, ask the secretariat to send it back.`;
}
