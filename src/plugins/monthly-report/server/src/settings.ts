import type { Core } from '@strapi/strapi';

export interface Settings {
  /** Origin for absolute addresses, without a slash at the end; '' for root-relative addresses. */
  readonly publicUrl: string;
  /** Pages of these origins may use the whole API, with credentials. */
  readonly corsOrigins: readonly string[];
  /** Number of proxies in front of the server; each of them appends an address to X-Forwarded-For. */
  readonly trustedProxies: number;
  /**
   * Contacts for somebody who finds a weakness: addresses of web pages or e-mail. An empty list hides `security.txt`.
   */
  readonly securityContacts: readonly string[];
  /** IANA name of the time zone for due days and "today". */
  readonly timeZone: string;
  /** Time of the reminders to partners, as a cron rule in that zone. */
  readonly reminderCron: string;
  /** Memory for finished answers, in MiB; 0 keeps none. */
  readonly answerCacheMegabytes: number;
  /** The most documents that are made at the same time, each in its own thread. */
  readonly documentThreads: number;
  /** The most documents that wait for a thread. */
  readonly documentQueue: number;
  /** The most memory of a thread beside pictures and files, in MiB. */
  readonly documentThreadMegabytes: number;
  /** The most seconds that a document may take. */
  readonly documentSeconds: number;
  /** Folder for finished documents; relative to the folder of the app. */
  readonly documentCacheFolder: string;
  /** Disk for them, in MiB; 0 keeps none. */
  readonly documentCacheMegabytes: number;
  /** Folder for uploaded files while their request lasts; relative to the folder of the app. */
  readonly arrivingFilesFolder: string;
  /** Seconds from the signal to stop until the running work must be finished. */
  readonly stopSeconds: number;
  /** Of these seconds, the time in which the server still accepts requests. */
  readonly drainSeconds: number;
  /** Parts of a plugin or the app that are open although the content model has no row for them. */
  readonly open: {
    readonly contentTypes: readonly string[];
    /** By the key that the server prints at its start: `GET notes/notes`. */
    readonly routes: readonly string[];
  };
  /** Whether the server may start with a minor version of Strapi that was not tested. */
  readonly isUntestedStrapiAllowed: boolean;
}

/** All settings: a setting that is missing here is an error of the compiler. */
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

/** Defaults and rules are in the app (src/settings): the plugin takes the values from config/plugins.ts. */
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
