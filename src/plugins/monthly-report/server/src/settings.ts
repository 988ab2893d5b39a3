import type { Core } from '@strapi/strapi';

export interface Settings {
  /** Origin that makes addresses absolute, '' for root-relative ones. */
  readonly publicUrl: string;
  /** IANA name of the zone due days and "today" are judged in. */
  readonly timeZone: string;
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
  default: { publicUrl: '', timeZone: 'Asia/Shanghai' } satisfies Settings,
  validator({ publicUrl, timeZone }: Settings) {
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
  },
};

export function settings(strapi: Core.Strapi): Settings {
  return strapi.config.get('plugin::monthly-report');
}
