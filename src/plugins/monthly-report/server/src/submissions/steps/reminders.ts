import type { Core } from '@strapi/strapi';

import { readSubmissions, type Submission } from '../store';
import { readRecipients } from '../store/recipients';
import { submissionKey } from '../store/submission';
import { dayInZone } from '../../documents/day-in-zone';
import { mailHtml } from '../../documents/html/mail-html';
import { addMonths, monthOfDay, type Month } from '../../domain/month';
import { REMINDED_STATES, reminderMail } from '../rules/reminder';
import { lastDueDay, submissionState } from '../rules/submission-state';
import { settings } from '../../settings';
import { readMonthRecord } from '../../publication/store/month-states';
import { sendOnce } from './reminder-claims';

/** A month is chased while it is due and through the month after: what is older is talked about. */
const MONTHS_CHASED = 2;

interface Mailer {
  send(mail: { to: string; subject: string; text: string; html: string }): Promise<unknown>;
}

/** Reminders by e-mail to the partners whose submission is due or overdue. */
export const remindersService = ({ strapi }: { strapi: Core.Strapi }) => {
  async function remind(submission: Submission, month: Month, today: string, at: Date): Promise<number> {
    const { programme, partner, kept } = submission;
    const state = submissionState(kept?.state ?? null, month, programme.dueDay, today);
    const reminded = REMINDED_STATES.find((candidate) => candidate === state);
    if (reminded === undefined) return 0;
    const { publicUrl } = settings(strapi);
    const mail = reminderMail({
      month,
      state: reminded,
      programme: programme.name,
      partner: partner.name,
      dueOn: lastDueDay(month, programme.dueDay),
      address: publicUrl === '' ? null : `${publicUrl.replace(/\/+$/, '')}/admin`,
    });
    const key = submissionKey(month, programme.documentId, partner.documentId);
    const mailer: Mailer = strapi.plugin('email').service('email');
    let sent = 0;
    for (const to of await readRecipients(strapi, partner.id)) {
      try {
        const isMine = await sendOnce(strapi, `${key}:${reminded}:${to}`, at, () =>
          mailer.send({ to, ...mail, html: mailHtml(mail.text) }),
        );
        if (isMine) sent += 1;
      } catch (error) {
        // One address that fails keeps nobody else from being reminded; the next run tries it again.
        strapi.log.warn(
          `A reminder could not be sent: ${error instanceof Error ? error.message : 'unknown'}`,
        );
      }
    }
    return sent;
  }

  return {
    /** Sends what is to be sent on the day of an instant; answers how many mails this server sent. */
    async run(at: Date): Promise<number> {
      const today = dayInZone(at.toISOString(), settings(strapi).timeZone);
      let sent = 0;
      for (let back = 1; back <= MONTHS_CHASED; back += 1) {
        const month = addMonths(monthOfDay(today), -back);
        if ((await readMonthRecord(strapi, month)).state === 'published') continue;
        for (const submission of await readSubmissions(strapi, month)) {
          sent += await remind(submission, month, today, at);
        }
      }
      return sent;
    },
  };
};

export type RemindersService = ReturnType<typeof remindersService>;
