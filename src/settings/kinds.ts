/**
 * The kinds of settings: each reads the text and has the words for the accepted form. A kind
 * knows the form only; machine.ts checks whether a folder or a port is available.
 */
import { isIP } from 'node:net';

import { Cron } from 'croner';
import { z } from 'zod';

export interface Words {
  readonly en: string;
  readonly zh: string;
}

export interface Kind<Value> {
  /** Completes "it must be …", or "it takes …" for a list. */
  readonly accepts: Words;
  readonly read: z.ZodType<Value, string>;
}

const accepted = (isRight: (text: string) => boolean): z.ZodType<string, string> =>
  z.string().refine(isRight);

/** @returns null if the text is not an address. */
const urlIn = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

export function wholeNumber(least: number, most: number): Kind<number> {
  return {
    accepts: { en: `a whole number from ${least} to ${most}`, zh: `${least} 到 ${most} 的整数` },
    // Digits alone: Number() takes 1e3 and 0x10 as well, and parseInt() takes 10abc.
    read: z
      .string()
      .regex(/^(?:0|[1-9]\d{0,14})$/)
      .transform(Number)
      .pipe(z.number().min(least).max(most)),
  };
}

export function oneOf<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return {
    accepts: {
      en: words.map((word) => `"${word}"`).join(' or '),
      zh: words.map((word) => `\`${word}\``).join(' 或 '),
    },
    read: z.string().pipe(z.enum(words as readonly [Word, ...Word[]])),
  };
}

export const trueOrFalse: Kind<boolean> = {
  accepts: { en: '"true" or "false"', zh: '`true` 或 `false`' },
  read: z.enum(['true', 'false']).transform((word) => word === 'true'),
};

/** Strapi reads lists in brackets and words in quotes as well. */
export const partsOf = (text: string): string[] =>
  text
    .replace(/^\[(.*)\]$/s, '$1')
    .split(',')
    .map((part) => part.trim().replace(/^"(.*)"$/s, '$1'))
    .filter((part) => part !== '');

/** A value in the form of `.env`. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function listOf<Value>(kind: Kind<Value>, accepts: Words): Kind<Value[]> {
  return { accepts, read: z.string().transform(partsOf).pipe(z.array(kind.read)) };
}

const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  !/^[\d.]+$/.test(text) &&
  text.split('.').every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label));

export const host: Kind<string> = {
  accepts: {
    en: 'an address or a name of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them',
    zh: '本机的地址或名称，如 127.0.0.1；0.0.0.0 为全部网卡',
  },
  read: accepted((text) => isIP(text) !== 0 || isHostName(text)),
};

function isOrigin(text: string): boolean {
  const url = urlIn(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

/** An origin as a browser writes it: lower case, without a slash at the end and without the usual port. */
export const origin: Kind<string> = {
  accepts: {
    en: 'an origin such as https://reports.example.org, without a path',
    zh: '源，如 https://reports.example.org，不带路径',
  },
  read: z
    .string()
    .transform((text) => text.replace(/\/+$/, ''))
    .pipe(accepted(isOrigin))
    .transform((text) => new URL(text).origin),
};

/** An origin in the spelling of browsers only, because it is compared with the text that they send. */
export const browserOrigin: Kind<string> = {
  accepts: origin.accepts,
  read: accepted((text) => isOrigin(text) && new URL(text).origin === text),
};

export const contact: Kind<string> = {
  accepts: {
    en: 'an e-mail address, or an address with https',
    zh: '邮箱地址，或以 https 开头的地址',
  },
  read: accepted((text) => /^(?:https:\/\/\S+|tel:\+?[\d-]+|(?:mailto:)?[^\s@:]+@[^\s@]+)$/.test(text)),
};

export const mailAddress: Kind<string> = {
  accepts: {
    en: 'an e-mail address, alone or as Name <address@example.org>',
    zh: '邮箱地址，可写成 名称 <address@example.org>',
  },
  read: accepted((text) => z.email().safeParse(/^[^<>]+<([^<>]+)>$/.exec(text)?.[1] ?? text).success),
};

function isTimeZone(name: string): boolean {
  // Newer versions of Node.js take offsets such as +08:00, which the schedule of the reminders does not.
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZone: Kind<string> = {
  accepts: { en: 'an IANA time zone such as Asia/Shanghai', zh: 'IANA 时区，如 Asia/Shanghai' },
  read: accepted(isTimeZone),
};

function isSchedule(rule: string): boolean {
  // The parser also takes a date, which would run only once.
  if (/\d:\d/.test(rule)) return false;
  try {
    // The options Strapi schedules with. A rule such as the 31st of February never comes.
    return new Cron(rule, { paused: true, sloppyRanges: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

export const cronRule: Kind<string> = {
  accepts: {
    en: 'a cron rule such as 0 9 * * * (minute, hour, day, month, day of the week) that comes again',
    zh: 'cron 规则，如 0 9 * * *（分、时、日、月、星期），且会再次到来',
  },
  read: accepted(isSchedule),
};

function isPostgresUrl(text: string): boolean {
  const url = urlIn(text);
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol)) return false;
  // A socket is named behind the question mark.
  const server = url.hostname || url.searchParams.get('host');
  return Boolean(server) && url.pathname.length > 1;
}

export const postgresUrl: Kind<string> = {
  accepts: {
    en: 'postgres://user:password@host:5432/database, with special characters of the password as %40 and the like',
    zh: 'postgres://user:password@host:5432/database，密码里的特殊字符写成 %40 之类',
  },
  read: accepted(isPostgresUrl),
};

/** `.env` is not read by a shell: "~" would become a folder with that name. */
const isPath = (text: string): boolean => !text.startsWith('~') && !text.includes('\0');

export const file: Kind<string> = {
  accepts: { en: 'the path of a file, from the project or from /', zh: '文件路径，从项目文件夹或从 / 起' },
  read: accepted((text) => isPath(text) && !/[/\\]$/.test(text)),
};

export const folder: Kind<string> = {
  accepts: {
    en: 'the path of a folder, from the project or from /',
    zh: '文件夹路径，从项目文件夹或从 / 起',
  },
  read: accepted(isPath),
};

function jsonIn(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }
}

export const jsonObject: Kind<Record<string, unknown>> = {
  accepts: {
    en: 'a JSON object such as {"host":"smtp.example.org"}',
    zh: 'JSON 对象，如 {"host":"smtp.example.org"}',
  },
  read: z.string().transform(jsonIn).pipe(z.record(z.string(), z.unknown())),
};

export const mailProvider: Kind<string> = {
  accepts: {
    en: '"nodemailer", or the name of another installed provider (not sendmail, which dials any mail server)',
    zh: '`nodemailer` 或其他已安装的 provider（不可用 sendmail，它会连接任意邮件服务器）',
  },
  read: accepted((text) => /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*$/i.test(text) && !/^sendmail$/i.test(text)),
};

export const contentTypeId: Kind<string> = {
  accepts: {
    en: 'the uid of a content type such as api::note.note',
    zh: '内容类型的 uid，如 api::note.note',
  },
  read: accepted((text) => /^[a-z][\w-]*::[\w-]+(?:\.[\w-]+)?$/.test(text)),
};

export const routeKey: Kind<string> = {
  accepts: {
    en: 'a route as the log of the start names it, such as GET notes/notes',
    zh: '启动日志里的路由，如 GET notes/notes',
  },
  read: accepted((text) => /^(?:ALL|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+$/.test(text)),
};

/** secrets.ts checks whether it is strong. */
export const secretText: Kind<string> = {
  accepts: {
    en: 'a long random text, from "openssl rand -base64 32"',
    zh: '足够长的随机文字，可用 openssl rand -base64 32 生成',
  },
  read: z.string(),
};
