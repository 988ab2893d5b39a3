import { availableParallelism } from 'node:os';

import type { Core } from '@strapi/strapi';

import { isContact } from './gates/internet/security-text';

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
}

/** One processor is left to answer everybody else. */
const DEFAULT_THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));

/** The numbers that must be at least something, by the name their setting has in the environment. */
const LEAST = {
  TRUST_PROXY: ['trustedProxies', 0],
  ANSWER_CACHE_MB: ['answerCacheMegabytes', 0],
  DOCUMENT_THREADS: ['documentThreads', 1],
  DOCUMENT_QUEUE: ['documentQueue', 0],
  DOCUMENT_THREAD_MB: ['documentThreadMegabytes', 64],
  DOCUMENT_SECONDS: ['documentSeconds', 1],
  DOCUMENT_CACHE_MB: ['documentCacheMegabytes', 0],
  STOP_SECONDS: ['stopSeconds', 1],
  DRAIN_SECONDS: ['drainSeconds', 0],
} as const satisfies Record<string, readonly [keyof Settings, number]>;

const isOrigin = (text: string): boolean => /^https?:\/\/[^/?#]+$/.test(text) && URL.canParse(text);

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
    corsOrigins: [],
    trustedProxies: 0,
    securityContacts: [],
    timeZone: 'Asia/Shanghai',
    reminderCron: '0 9 * * *',
    answerCacheMegabytes: 64,
    documentThreads: DEFAULT_THREADS,
    documentQueue: 32,
    documentThreadMegabytes: 512,
    documentSeconds: 120,
    documentCacheFolder: '.cache/documents',
    documentCacheMegabytes: 512,
    arrivingFilesFolder: '.tmp/arriving-files',
    stopSeconds: 30,
    drainSeconds: 5,
    open: { contentTypes: [], routes: [] },
  } satisfies Settings,
  validator(settings: Settings) {
    const { publicUrl, timeZone, corsOrigins, trustedProxies, securityContacts } = settings;
    if (publicUrl !== '' && !isOrigin(publicUrl.replace(/\/+$/, ''))) {
      throw new Error(
        `PUBLIC_URL is "${publicUrl}"; it must be an origin such as https://reports.example.org`,
      );
    }
    for (const origin of corsOrigins) {
      if (isOrigin(origin) && new URL(origin).origin === origin) continue;
      throw new Error(
        `CORS_ORIGINS has "${origin}"; it takes origins such as https://www.example.org, separated by commas`,
      );
    }
    if (!Number.isInteger(trustedProxies)) {
      throw new Error(`TRUST_PROXY is "${trustedProxies}"; it must be the number of proxies: 0, 1, 2 …`);
    }
    for (const contact of securityContacts) {
      if (isContact(contact)) continue;
      throw new Error(
        `SECURITY_CONTACT has "${contact}"; it takes e-mail addresses and addresses with https, separated by commas`,
      );
    }
    if (!isTimeZone(timeZone)) {
      throw new Error(
        `REPORT_TIME_ZONE is "${timeZone}"; it must be an IANA time zone such as Asia/Shanghai`,
      );
    }
    for (const [name, [setting, least]] of Object.entries(LEAST)) {
      if (!(settings[setting] >= least)) {
        throw new Error(`${name} is "${settings[setting]}"; it must be a number from ${least} on`);
      }
    }
  },
};

export function settings(strapi: Core.Strapi): Settings {
  const configured = strapi.config.get<Settings>('plugin::monthly-report');
  return { ...configured, publicUrl: configured.publicUrl.replace(/\/+$/, '') };
}
