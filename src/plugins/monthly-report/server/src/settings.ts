import type { Core } from '@strapi/strapi';

export interface Settings {
  /** Origin that makes addresses absolute, without a slash at the end; '' for root-relative ones. */
  readonly publicUrl: string;
  /** Pages of these origins may use the whole API, with credentials. */
  readonly corsOrigins: readonly string[];
  /** Proxies in front of the server, each of which appends an address to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Who is told of a weakness: addresses of web pages or e-mail; none hides `security.txt`. */
  readonly securityContacts: readonly string[];
  /** IANA name of the zone due days and "today" are judged in. */
  readonly timeZone: string;
  /** When partners are reminded, as a cron rule in that zone. */
  readonly reminderCron: string;
  /** Memory for finished answers, in MiB; 0 keeps none. */
  readonly answerCacheMegabytes: number;
  /** Most documents that are made at a time, each in a thread of its own. */
  readonly documentThreads: number;
  /** Most documents that wait for a thread. */
  readonly documentQueue: number;
  /** Most memory for what a thread holds beside pictures and files, in MiB. */
  readonly documentThreadMegabytes: number;
  /** Seconds a document may take. */
  readonly documentSeconds: number;
  /** Where finished documents are kept; from the folder of the app. */
  readonly documentCacheFolder: string;
  /** Disk for them, in MiB; 0 keeps none. */
  readonly documentCacheMegabytes: number;
  /** Where uploaded files arrive, and stay while their request lasts; from the folder of the app. */
  readonly arrivingFilesFolder: string;
  /** Seconds from the word to stop until what is under way must have finished. */
  readonly stopSeconds: number;
  /** Of them, the seconds during which the server still lets requests in. */
  readonly drainSeconds: number;
  /** What a plugin or the app brings that is open although the content model has no row for it. */
  readonly open: {
    readonly contentTypes: readonly string[];
    /** By the key that the start prints: `GET notes/notes`. */
    readonly routes: readonly string[];
  };
  /** Whether a minor version of Strapi that nobody tested may be started with. */
  readonly isUntestedStrapiAllowed: boolean;
}

/** Every one of them: a setting that is missing here does not compile. */
const NEEDED: Readonly<Record<keyof Settings, true>> = {
  publicUrl: true,
  corsOrigins: true,
  trustedProxies: true,
  securityContacts: true,
  timeZone: true,
  reminderCron: true,
  answerCacheMegabytes: true,
  documentThreads: true,
  documentQueue: true,
  documentThreadMegabytes: true,
  documentSeconds: true,
  documentCacheFolder: true,
  documentCacheMegabytes: true,
  arrivingFilesFolder: true,
  stopSeconds: true,
  drainSeconds: true,
  open: true,
  isUntestedStrapiAllowed: true,
};
const NAMES = Object.keys(NEEDED) as (keyof Settings)[];

/** Defaults and rules stand in the app (src/settings): the plugin takes what config/plugins.ts gives it. */
export const config = {
  default: {},
  validator(given: Partial<Settings>) {
    const missing = NAMES.filter((name) => given[name] === undefined);
    if (missing.length > 0) {
      throw new Error(
        `config/plugins.ts gives monthly-report no ${missing.join(', ')}; src/settings has them all.`,
      );
    }
  },
};

export const settings = (strapi: Core.Strapi): Settings =>
  strapi.config.get<Settings>('plugin::monthly-report');
