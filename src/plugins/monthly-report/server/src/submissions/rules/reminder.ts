/** The reminder to a partner about a submission that is due or overdue: one mail in both languages. */
import { periodAround, type Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';

export const REMINDED_STATES = ['due', 'overdue'] as const;
/** A partner gets one reminder in each of these states. */
export type RemindedState = (typeof REMINDED_STATES)[number];

/** A reminder on request is also possible for a submission that was sent back. */
export const REMINDED_ON_REQUEST = [...REMINDED_STATES, 'sent-back'] as const;
export type RemindedOnRequest = (typeof REMINDED_ON_REQUEST)[number];

export interface Reminder {
  readonly month: Month;
  /** Calendar of the programme. */
  readonly calendar: Calendar;
  readonly state: RemindedOnRequest;
  /** Names, in Chinese, and in English if there is one. */
  readonly programme: { readonly 'zh-Hans': string; readonly en: string | null };
  readonly partner: { readonly 'zh-Hans': string; readonly en: string | null };
  /** YYYY-MM-DD, the last day on time. */
  readonly dueOn: string;
  /** Address of the panel; null if no public address is configured. */
  readonly address: string | null;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The reported time: a month, or the months of a longer period. */
interface Reported {
  readonly zh: string;
  readonly en: string;
  readonly kind: { readonly zh: string; readonly en: string };
  /** 本月 or 本期. */
  readonly now: string;
}

function reportedIn(month: Month, calendar: Calendar): Reported {
  const { from, to } = periodAround(month, calendar);
  if (from === to) {
    return { zh: month, en: month, kind: { zh: '月度填报', en: 'Monthly report' }, now: '本月' };
  }
  return { zh: `${from}至${to}`, en: `${from} to ${to}`, kind: { zh: '填报', en: 'Report' }, now: '本期' };
}

const SUBJECTS: Readonly<Record<RemindedOnRequest, (reported: Reported) => string>> = {
  'sent-back': ({ zh, en, kind }) => `${zh}${kind.zh}已退回 / ${kind.en} for ${en} was sent back`,
  due: ({ zh, en, kind }) => `${zh}${kind.zh}提醒 / ${kind.en} for ${en} is due`,
  overdue: ({ zh, en, kind }) => `${zh}${kind.zh}已逾期 / ${kind.en} for ${en} is overdue`,
};

/** The request to the partner, in Chinese and in English. */
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

export function reminderMail({ month, calendar, state, programme, partner, dueOn, address }: Reminder): Mail {
  const [chinese, english] = WANTED[state](dueOn);
  const reported = reportedIn(month, calendar);
  const programmeEn = programme.en ?? programme['zh-Hans'];
  const partnerEn = partner.en ?? partner['zh-Hans'];
  return {
    subject: SUBJECTS[state](reported),
    text: [
      `${partner['zh-Hans']}：`,
      `“${programme['zh-Hans']}”${reported.zh}的${reported.kind.zh}尚未提交。${chinese}${reported.now}确无活动的，请申报零报告。`,
      '',
      `To ${partnerEn}:`,
      `The submission for “${programmeEn}”, ${reported.en}, has not come yet. ${english} If there was no activity, declare a nil return.`,
      ...(address === null ? [] : ['', address]),
    ].join('\n'),
  };
}
