import type { Core } from '@strapi/strapi';

import { readSubmissions, type Submission } from '../store';
import { readRecipients } from '../store/recipients';
import { submissionKey } from '../store/submission';
import { dayInZone } from '../../documents/day-in-zone';
import { mailHtml } from '../../documents/html/mail-html';
import { addMonths, monthOfDay, type Month } from '../../domain/month';
import {
  REMINDED_ON_REQUEST,
  REMINDED_STATES,
  reminderMail,
  type RemindedOnRequest,
} from '../rules/reminder';
import { lastDueDay, submissionState } from '../rules/submission-state';
import { settings } from '../../settings';
import { readMonthRecord } from '../../publication/store/month-states';
import { sendsMail } from '../../strapi/mail-provider';
import type { Actor } from '../../access/actor';
import { keepTrail } from '../../trail/steps/record';
import { noMail } from './refusals';
import { ensureReminders, sendOnce } from './reminder-claims';

/**
 * Partners are reminded of a month while it is due and in the month after that: for older months the secretariat
 * talks to them.
 */
const MONTHS_CHASED = 2;

interface Mailer {
  send(mail: { to: string; subject: string; text: string; html: string }): Promise<unknown>;
}

/** Reminders by e-mail to the partners whose submission is due or overdue. */
export const remindersService = ({ strapi }: { strapi: Core.Strapi }) => {
  /** @param once the partner gets one reminder for each such key; without it, one for each state. */
  async function remind(
    submission: Submission,
    month: Month,
    today: string,
    at: Date,
    once?: string,
  ): Promise<number> {
    const { programme, partner, kept } = submission;
    const state = submissionState(kept?.state ?? null, month, programme.dueDay, today);
    const states: readonly RemindedOnRequest[] = once === undefined ? REMINDED_STATES : REMINDED_ON_REQUEST;
    const reminded = states.find((candidate) => candidate === state);
    if (reminded === undefined) return 0;
    const { publicUrl } = settings(strapi);
    const mail = reminderMail({
      month,
      calendar: programme.calendar,
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
        const isMine = await sendOnce(strapi, `${key}:${once ?? reminded}:${to}`, at, () =>
          mailer.send({ to, ...mail, html: mailHtml(mail.text) }),
        );
        if (isMine) sent += 1;
      } catch (error) {
        // A failing address does not stop the other reminders; the next run tries it again.
        strapi.log.warn(
          `A reminder could not be sent: ${error instanceof Error ? error.message : 'unknown'}`,
        );
      }
    }
    return sent;
  }

  return {
    /**
     * Reminds a partner on request, at most once a day, and writes it into the trail.
     *
     * @returns the number of sent mails; 0 if the partner was reminded today, has no address, or has nothing due.
     * @throws conflict (409) if no mail can be sent.
     */
    async now(submission: Submission, month: Month, actor: Actor, at: Date): Promise<number> {
      if (!sendsMail(strapi)) throw noMail();
      await ensureReminders(strapi);
      const today = dayInZone(at.toISOString(), settings(strapi).timeZone);
      const recipients = await remind(submission, month, today, at, `asked ${today}`);
      if (recipients > 0) {
        const { programme, partner } = submission;
        const codes = { programme: programme.code, partner: partner.code };
        await keepTrail(strapi, { actor, at, action: 'remind', month, ...codes, details: { recipients } });
      }
      return recipients;
    },

    /** Sends the reminders of the day of an instant; returns the number of mails that this server sent. */
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
