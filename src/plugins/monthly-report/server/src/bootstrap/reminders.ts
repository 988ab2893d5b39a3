import type { Core } from '@strapi/strapi';

import { pluginService } from '../services/registry';
import { settings } from '../settings';
import { ensureReminders } from '../workflow/reminder-claims';

/** What Strapi's e-mail plugin falls back on where nobody has configured a provider. */
const NO_PROVIDER = 'sendmail';

/** Reminds partners on a schedule, on every server; the database sees to it that each mail is sent once. */
export async function scheduleReminders(strapi: Core.Strapi): Promise<void> {
  const { reminderCron, timeZone } = settings(strapi);
  if (strapi.config.get<string>('plugin::email.provider', NO_PROVIDER) === NO_PROVIDER) return;
  await ensureReminders(strapi);
  strapi.cron.add({
    'monthly-report.reminders': {
      task: async () => {
        const sent = await pluginService(strapi, 'reminders').run(new Date());
        if (sent > 0) strapi.log.info(`${sent} reminders sent`);
      },
      options: { rule: reminderCron, tz: timeZone },
    },
  });
}
