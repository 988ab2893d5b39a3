import type { Core } from '@strapi/strapi';

import { settings } from '../../settings';
import { asWorkUnderWay } from '../../operation/stopping/stop';
import { isOutdated } from '../../operation/upgrades/refusal';
import { sendsMail } from '../../strapi/mail-provider';
import { ensureReminders } from './reminder-claims';
import type { RemindersService } from './reminders';

/** Reminds partners on a schedule, on every server; a claim in the database makes sure that each mail is sent once. */
export async function scheduleReminders(
  strapi: Core.Strapi,
  reminders: () => RemindersService,
): Promise<void> {
  const { reminderCron, timeZone } = settings(strapi);
  if (!sendsMail(strapi)) return;
  await ensureReminders(strapi);
  strapi.cron.add({
    'monthly-report.reminders': {
      task: async () => {
        // A newer server sends the reminders; this one could not record what it sent.
        if (await isOutdated(strapi)) return;
        const sent = await asWorkUnderWay(strapi, 'reminders', () => reminders().run(new Date()));
        if (sent > 0) strapi.log.info(`${sent} reminders sent`);
      },
      options: { rule: reminderCron, tz: timeZone },
    },
  });
}
