import type { Core } from '@strapi/strapi';

export interface Settings {
  /** Origin that makes addresses absolute, without a slash at the end; '' for root-relative ones. */
  readonly publicUrl: string;
  /** IANA name of the zone due days and "today" are judged in. */
  readonly timeZone: string;
  /** When partners are reminded, as a cron rule in that zone. */
  readonly reminderCron: string;
  /** Memory for finished answers, in MiB; 0 keeps none. */
  readonly answerCacheMegabytes: number;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Checked by Strapi when the configuration is loaded: a wrong setting stops the boot with its name. */
export const config = {
  default: {
    publicUrl: '',
    timeZone: 'Asia/Shanghai',
    reminderCron: '0 9 * * *',
    answerCacheMegabytes: 64,
  } satisfies Settings,
  validator({ publicUrl, timeZone, answerCacheMegabytes }: Settings) {
    if (publicUrl !== '' && !/^https?:\/\/[^/?#]+$/.test(publicUrl.replace(/\/+$/, ''))) {
      throw new Error(
        `PUBLIC_URL is "${publicUrl}"; it must be an origin such as https://reports.example.org`,
      );
    }
    if (!isTimeZone(timeZone)) {
      throw new Error(
        `REPORT_TIME_ZONE is "${timeZone}"; it must be an IANA time zone such as Asia/Shanghai`,
      );
    }
    if (!(answerCacheMegabytes >= 0)) {
      throw new Error(`ANSWER_CACHE_MB is "${answerCacheMegabytes}"; it must be a number from 0 on`);
    }
  },
};

export function settings(strapi: Core.Strapi): Settings {
  const configured = strapi.config.get<Settings>('plugin::monthly-report');
  return { ...configured, publicUrl: configured.publicUrl.replace(/\/+$/, '') };
}
