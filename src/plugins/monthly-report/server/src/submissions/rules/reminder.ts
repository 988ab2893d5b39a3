/** What a partner is reminded with of a submission that is due or overdue: one mail in both languages. */
import type { Month } from '../../domain/month';

export const REMINDED_STATES = ['due', 'overdue'] as const;
/** A partner is reminded once in each. */
export type RemindedState = (typeof REMINDED_STATES)[number];

/** Somebody may also remind a partner of what was sent back. */
export const REMINDED_ON_REQUEST = [...REMINDED_STATES, 'sent-back'] as const;
export type RemindedOnRequest = (typeof REMINDED_ON_REQUEST)[number];

export interface Reminder {
  readonly month: Month;
  readonly state: RemindedOnRequest;
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

const SUBJECTS: Readonly<Record<RemindedOnRequest, (month: Month) => string>> = {
  'sent-back': (month) => `${month}月度填报已退回 / Monthly report for ${month} was sent back`,
  due: (month) => `${month}月度填报提醒 / Monthly report for ${month} is due`,
  overdue: (month) => `${month}月度填报已逾期 / Monthly report for ${month} is overdue`,
};

/** What is wanted of the partner, in Chinese and in English. */
const WANTED: Readonly<Record<RemindedOnRequest, (dueOn: string) => readonly [string, string]>> = {
  due: (dueOn) => [`请于${dueOn}（含当日）前提交。`, `Please submit it by ${dueOn}, that day included.`],
  overdue: (dueOn) => [
    `截止日为${dueOn}，现已逾期，请尽快提交。`,
    `It was due on ${dueOn}; please submit it soon.`,
  ],
  'sent-back': () => [
    '秘书处已退回并写明意见，请修改后再次提交。',
    'The secretariat sent it back with its feedback: please mend it and submit it again.',
  ],
};

export function reminderMail({ month, state, programme, partner, dueOn, address }: Reminder): Mail {
  const [chinese, english] = WANTED[state](dueOn);
  const programmeEn = programme.en ?? programme['zh-Hans'];
  const partnerEn = partner.en ?? partner['zh-Hans'];
  return {
    subject: SUBJECTS[state](month),
    text: [
      `${partner['zh-Hans']}：`,
      `“${programme['zh-Hans']}”${month}的月度填报尚未提交。${chinese}本月确无活动的，请申报零报告。`,
      '',
      `To ${partnerEn}:`,
      `The submission for “${programmeEn}”, ${month}, has not come yet. ${english} If there was no activity, declare a nil return.`,
      ...(address === null ? [] : ['', address]),
    ].join('\n'),
  };
}
