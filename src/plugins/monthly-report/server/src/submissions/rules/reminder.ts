/** What a partner is reminded with of a submission that is due or overdue: one mail in both languages. */
import type { Month } from '../../domain/month';

export const REMINDED_STATES = ['due', 'overdue'] as const;
/** A partner is reminded once in each. */
export type RemindedState = (typeof REMINDED_STATES)[number];

export interface Reminder {
  readonly month: Month;
  readonly state: RemindedState;
  /** Names, in Chinese and in English where there is one. */
  readonly programme: { readonly 'zh-Hans': string; readonly en: string | null };
  readonly partner: { readonly 'zh-Hans': string; readonly en: string | null };
  /** YYYY-MM-DD, the last day in time. */
  readonly dueOn: string;
  /** Of the panel; null where no public address is configured. */
  readonly address: string | null;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

const SUBJECTS: Readonly<Record<RemindedState, (month: Month) => string>> = {
  due: (month) => `${month}月度填报提醒 / Monthly report for ${month} is due`,
  overdue: (month) => `${month}月度填报已逾期 / Monthly report for ${month} is overdue`,
};

export function reminderMail({ month, state, programme, partner, dueOn, address }: Reminder): Mail {
  const [chinese, english] =
    state === 'due'
      ? [`请于${dueOn}（含当日）前提交。`, `Please submit it by ${dueOn}, that day included.`]
      : [`截止日为${dueOn}，现已逾期，请尽快提交。`, `It was due on ${dueOn}; please submit it soon.`];
  const programmeEn = programme.en ?? programme['zh-Hans'];
  const partnerEn = partner.en ?? partner['zh-Hans'];
  return {
    subject: SUBJECTS[state](month),
    text: [
      `${partner['zh-Hans']}：`,
      `「${programme['zh-Hans']}」${month}的月度填报尚未提交。${chinese}本月确无活动的，请申报零报告。`,
      '',
      `To ${partnerEn}:`,
      `The submission for “${programmeEn}”, ${month}, has not come yet. ${english} If there was no activity, declare a nil return.`,
      ...(address === null ? [] : ['', address]),
    ].join('\n'),
  };
}
