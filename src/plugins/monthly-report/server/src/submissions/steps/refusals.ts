/** The refusals of the steps of a submission, for the people who read them in the panel. */
import type { SubmissionStep } from '../../../../shared/admin-api';
import type { MonthState, SubmissionState } from '../../../../shared/vocabulary';
import type { Submission } from '../store';
import type { Month } from '../../domain/month';
import { firstDueDay } from '../rules/submission-state';
import { conflict, ForbiddenError, NotFoundError } from '../../errors';

export const notThere = (): Error => new NotFoundError('没有这份填报。 / There is no such submission.');

export const notYours = (): Error =>
  new ForbiddenError('该操作由其他角色进行。 / This step is for somebody else to take.');

const STATES: Readonly<Record<SubmissionState, readonly [string, string]>> = {
  'not-due': ['未到填报期', 'not due yet'],
  due: ['待填报', 'due'],
  overdue: ['逾期', 'overdue'],
  submitted: ['已提交', 'submitted'],
  'sent-back': ['退回修改', 'sent back'],
  accepted: ['审核通过', 'accepted'],
};

/** The step is not possible in the present state. */
export function impossible(
  step: SubmissionStep,
  month: Month,
  state: SubmissionState,
  monthState: MonthState,
): Error {
  if (monthState === 'published') {
    return conflict(
      `${month}已发布；如有错误，请申请更正。 / ${month} is published; ask for a correction where something is wrong.`,
    );
  }
  if (step === 'ask-correction') {
    return conflict(
      `${month}未处于发布状态，可以直接修改，无需申请更正。 / ${month} is not published: mend the entry itself.`,
    );
  }
  if (state === 'not-due') {
    const day = firstDueDay(month);
    return conflict(`${month}尚未结束，${day}起可以提交。 / ${month} is not over; submit it from ${day} on.`);
  }
  const [chinese, english] = STATES[state];
  return conflict(
    `该填报现为“${chinese}”，不能进行此操作；可能刚刚由他人处理，请刷新。 / The submission is ${english} now, perhaps since a moment ago: reload.`,
  );
}

export const nilWithActivities = (activities: number): Error =>
  conflict(
    `本月已有${activities}条活动，不是零报告。 / There are ${activities} activities in the month: it is no nil return.`,
  );

export const nothingEntered = (): Error =>
  conflict(
    '本月没有任何活动或故事；确无活动请申报零报告。 / Nothing is entered for the month; declare a nil return if there was no activity.',
  );

/** Somebody else took a step at the same moment. */
export const takenMeanwhile = ({ partner }: Submission): Error =>
  conflict(
    `${partner.name['zh-Hans']}的填报刚刚由他人处理，请刷新。 / Somebody else has just dealt with this submission; reload.`,
  );

export const noMail = (): Error =>
  conflict(
    '没有配置邮件服务，无法发送提醒；请复制提醒文字，或致电联系人。 / No mail can be sent from here: copy the reminder, or call.',
  );

export const nothingToRemind = (): Error =>
  conflict(
    '今天已提醒过，或该填报无需提醒，或没有可用的邮箱。 / It was reminded today, is not due, or has no address.',
  );
