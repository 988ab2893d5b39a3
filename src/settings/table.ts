/**
 * Every setting, once: its kind, its default and its purpose. The schema, the check before a start,
 * `.env.example` and docs/settings.md are all made from this table.
 */
import { availableParallelism } from 'node:os';

import {
  browserOrigin,
  contact,
  contentTypeId,
  cronRule,
  file,
  folder,
  host,
  jsonObject,
  type Kind,
  listOf,
  mailAddress,
  mailProvider,
  oneOf,
  origin,
  postgresUrl,
  routeKey,
  secretText,
  timeZone,
  trueOrFalse,
  wholeNumber,
  type Words,
} from './kinds';

/** The groups, in the order of the documents. */
export const GROUPS = {
  server: { en: 'The server and its addresses', zh: '服务器与地址' },
  secrets: { en: 'Secrets', zh: '密钥' },
  database: { en: 'Database', zh: '数据库' },
  files: { en: 'Files', zh: '文件' },
  mail: { en: 'Reminders by e-mail', zh: '邮件提醒' },
  limits: { en: 'Answers and documents', zh: '回答与文件制作' },
  openings: { en: 'What is open besides the content model', zh: '内容模型之外的开放' },
  process: { en: 'Start and stop', zh: '启动与停止' },
  tests: { en: 'Tests', zh: '测试' },
} as const satisfies Record<string, Words>;

export type Group = keyof typeof GROUPS;

export interface Row<Value> {
  readonly group: Group;
  readonly kind: Kind<Value>;
  /** Without a default the setting is not set. */
  readonly byDefault?: Value;
  /** The default in words, if it depends on the machine. */
  readonly defaultInWords?: Words;
  /** Its value is never shown. */
  readonly secret?: true;
  /** The server does not start without it. */
  readonly required?: true;
  /** Strapi itself reads it from the environment, so the default must be put there too. */
  readonly readByStrapi?: true;
  readonly means: Words;
}

/** Keeps the type of the default: a row with one always has a value. */
const row = <Value, Given extends Row<Value>>(given: Given & Row<Value>): Given => given;

const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;
const TEBIBYTE_IN_MEBIBYTES = 1024 * 1024;

/** One processor stays free for other requests. */
const DOCUMENT_THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));

const secret = (means: Words) =>
  row({ group: 'secrets', kind: secretText, secret: true, required: true, means });

export const SETTINGS = {
  HOST: row({
    group: 'server',
    kind: host,
    byDefault: '127.0.0.1',
    means: {
      en: 'Where the server listens. 127.0.0.1 is reachable from this machine only; 0.0.0.0 listens on all interfaces.',
      zh: '监听地址。127.0.0.1 只有本机能访问；`0.0.0.0` 为所有网卡。',
    },
  }),
  PORT: row({
    group: 'server',
    kind: wholeNumber(0, 65_535),
    byDefault: 1337,
    means: {
      en: 'The port it listens on. 0 takes any free one.',
      zh: '监听端口。`0` 为任意空闲端口。',
    },
  }),
  PUBLIC_URL: row({
    group: 'server',
    kind: origin,
    byDefault: '',
    means: {
      en: 'The origin readers use, such as https://reports.example.org, without a path: addresses in answers become absolute, and with https cookies are sent by https alone.',
      zh: '读者使用的源，如 https://reports.example.org，不带路径；设了之后回答里的地址是完整的，https 的源还会让 cookie 只经 https 发送。',
    },
  }),
  TRUST_PROXY: row({
    group: 'server',
    kind: wholeNumber(0, 20),
    byDefault: 0,
    means: {
      en: 'How many proxies stand in front of the server (nginx, a load balancer), each of which appends an address to X-Forwarded-For. 0 where readers reach the server directly. See docs/security.md.',
      zh: '前面有几层代理（nginx、负载均衡），每层都在 X-Forwarded-For 后追加地址。读者直接访问时为 0。见 docs/security.zh-CN.md。',
    },
  }),
  CORS_ORIGINS: row({
    group: 'server',
    kind: listOf(browserOrigin, {
      en: 'origins in lower case such as https://www.example.org, separated by commas',
      zh: '小写的源，如 https://www.example.org，用逗号分隔',
    }),
    byDefault: [] as string[],
    means: {
      en: 'Web pages of these origins may use the whole API with credentials. What is published can be read from every page without being listed.',
      zh: '可以带凭据使用全部接口的网页来源。已发布的内容任何网页都能读，不必列出。',
    },
  }),
  SECURITY_CONTACT: row({
    group: 'server',
    kind: listOf(contact, {
      en: 'e-mail addresses and addresses with https, separated by commas',
      zh: '邮箱地址和以 https 开头的地址，用逗号分隔',
    }),
    byDefault: [] as string[],
    means: {
      en: 'Who is told of a weakness, in /.well-known/security.txt. Without one there is no such file.',
      zh: '发现漏洞该告诉谁，写进 /.well-known/security.txt；为空则没有这个文件。',
    },
  }),
  REPORT_TIME_ZONE: row({
    group: 'server',
    kind: timeZone,
    byDefault: 'Asia/Shanghai',
    means: {
      en: 'The zone whose calendar days count: when a submission is due, when a report was published.',
      zh: '日期按哪个时区：填报截止日、发布日期。',
    },
  }),

  APP_KEYS: row({
    group: 'secrets',
    kind: listOf(secretText, {
      en: 'long random texts, separated by commas, each from "openssl rand -base64 32"',
      zh: '足够长的随机文字，用逗号分隔，每个可用 openssl rand -base64 32 生成',
    }),
    secret: true,
    required: true,
    means: {
      en: 'Sign session cookies. The first one signs; further ones are still accepted, so that a key can be changed without logging anybody out.',
      zh: '给会话 cookie 签名。用第一个签名，其余的仍被接受，换密钥时不必让人重新登录。',
    },
  }),
  API_TOKEN_SALT: secret({
    en: 'Hashes API tokens. With another one, every token is refused.',
    zh: '用于 API 令牌的哈希。换掉之后，已有令牌全部失效。',
  }),
  ADMIN_JWT_SECRET: secret({
    en: 'Signs the sessions of the admin panel. With another one, everybody logs in again.',
    zh: '给管理后台的会话签名。换掉之后，所有人要重新登录。',
  }),
  TRANSFER_TOKEN_SALT: secret({
    en: 'Hashes the tokens of "strapi transfer".',
    zh: '用于 strapi transfer 令牌的哈希。',
  }),
  ENCRYPTION_KEY: secret({
    en: 'Encrypts API tokens that the panel can show again.',
    zh: '加密后台可以再次显示的 API 令牌。',
  }),
  JWT_SECRET: secret({
    en: 'Signs the sessions of accounts of the website (users and permissions).',
    zh: '给网站账号（用户及权限插件）的会话签名。',
  }),

  DATABASE_CLIENT: row({
    group: 'database',
    kind: oneOf('sqlite', 'postgres'),
    byDefault: 'sqlite',
    means: {
      en: 'sqlite is one file for one server, with nothing to install; more than one server needs postgres.',
      zh: '`sqlite` 是一个文件、一台服务器，不用安装；多台服务器请用 `postgres`。',
    },
  }),
  DATABASE_FILENAME: row({
    group: 'database',
    kind: file,
    byDefault: '.tmp/data.db',
    means: { en: 'SQLite: the file.', zh: 'SQLite 的文件。' },
  }),
  DATABASE_URL: row({
    group: 'database',
    kind: postgresUrl,
    secret: true,
    means: {
      en: 'PostgreSQL: the server, the account and the database.',
      zh: 'PostgreSQL 的服务器、账号和数据库。',
    },
  }),
  DATABASE_POOL_MAX: row({
    group: 'database',
    kind: wholeNumber(2, 1000),
    byDefault: 10,
    means: {
      en: 'PostgreSQL: most connections of one server.',
      zh: '一台服务器最多用多少 PostgreSQL 连接。',
    },
  }),
  STATEMENT_TIMEOUT_MS: row({
    group: 'database',
    kind: wholeNumber(0, DAY_IN_MILLISECONDS),
    byDefault: 30_000,
    means: {
      en: 'PostgreSQL: milliseconds after which a statement is broken off and answered with 503. Rebuilding sums, checking them and publishing have no such limit. 0 is no limit: for "strapi import", and for a start that changes the schema of large tables.',
      zh: 'PostgreSQL 语句超过这么多毫秒就中断，回答 503。重建和核对合计、发布不受此限。`0` 为不限：用于 strapi import，以及要改动大表结构的启动。',
    },
  }),

  PUBLIC_DIR: row({
    group: 'files',
    kind: folder,
    byDefault: './public',
    means: {
      en: 'Where uploaded files are kept: the folder that holds uploads/.',
      zh: '上传文件的存放处：`uploads/` 所在的文件夹。',
    },
  }),
  ARRIVING_FILES_DIR: row({
    group: 'files',
    kind: folder,
    byDefault: '.tmp/arriving-files',
    means: {
      en: 'Where uploaded files arrive and stay while their request lasts. Servers on one machine may share it.',
      zh: '上传的文件在请求期间的存放处；同一台机器上的几个服务器可以共用。',
    },
  }),
  DOCUMENT_CACHE_DIR: row({
    group: 'files',
    kind: folder,
    byDefault: '.cache/documents',
    means: {
      en: 'Where finished documents of revisions are kept. Servers on one machine may share it.',
      zh: '发布版本的成品文件存放处；同一台机器上的几个服务器可以共用。',
    },
  }),
  DOCUMENT_CACHE_MB: row({
    group: 'files',
    kind: wholeNumber(0, TEBIBYTE_IN_MEBIBYTES),
    byDefault: 512,
    means: {
      en: 'Disk for them, in MiB; the one used longest ago goes first. 0 keeps none.',
      zh: '成品文件占用的磁盘（MiB），最久没用的先删；`0` 表示不保存。',
    },
  }),

  EMAIL_PROVIDER: row({
    group: 'mail',
    kind: mailProvider,
    byDefault: '',
    means: {
      en: 'nodemailer for SMTP, or another package @strapi/provider-email-… by the end of its name. Without one no e-mail is sent at all: no reminders, and no links for a forgotten password.',
      zh: 'SMTP 用 `nodemailer`，也可用其他 @strapi/provider-email-…（写包名末尾）。为空则不发任何邮件：没有提醒，忘记密码也收不到链接。',
    },
  }),
  EMAIL_PROVIDER_OPTIONS: row({
    group: 'mail',
    kind: jsonObject,
    byDefault: {},
    secret: true,
    means: {
      en: 'Its options as JSON, such as {"host":"smtp.example.org","port":465,"secure":true,"auth":{"user":"…","pass":"…"}}.',
      zh: '邮件服务的选项，JSON，例如 {"host":"smtp.example.org","port":465,"secure":true,"auth":{"user":"…","pass":"…"}}。',
    },
  }),
  EMAIL_FROM: row({
    group: 'mail',
    kind: mailAddress,
    byDefault: '',
    means: { en: 'The sender. Needed with a provider.', zh: '发件人；设了 `EMAIL_PROVIDER` 就必须填。' },
  }),
  REMINDER_CRON: row({
    group: 'mail',
    kind: cronRule,
    byDefault: '0 9 * * *',
    means: {
      en: 'When reminders go out, in REPORT_TIME_ZONE.',
      zh: '何时发送提醒，按 `REPORT_TIME_ZONE`。',
    },
  }),

  ANSWER_CACHE_MB: row({
    group: 'limits',
    kind: wholeNumber(0, TEBIBYTE_IN_MEBIBYTES),
    byDefault: 64,
    means: {
      en: 'Memory of one server for finished answers, in MiB; 0 keeps none.',
      zh: '每台服务器用于保存已生成回答的内存（MiB）；`0` 表示不保存。',
    },
  }),
  DOCUMENT_THREADS: row({
    group: 'limits',
    kind: wholeNumber(1, 64),
    byDefault: DOCUMENT_THREADS,
    defaultInWords: { en: 'processors − 1, at most 2', zh: '处理器数 − 1，最多 2' },
    means: {
      en: 'Documents (Word, Excel …) a server makes at a time, each in a thread of its own.',
      zh: '每台服务器同时制作几份文件（Word、Excel 等），各用一个线程。',
    },
  }),
  DOCUMENT_QUEUE: row({
    group: 'limits',
    kind: wholeNumber(0, 10_000),
    byDefault: 32,
    means: {
      en: 'Documents that may wait for a thread; further ones are answered 503 with Retry-After.',
      zh: '可以排队等候的文件数；再多就回答 503，并带 Retry-After。',
    },
  }),
  DOCUMENT_SECONDS: row({
    group: 'limits',
    kind: wholeNumber(1, 3600),
    byDefault: 120,
    means: {
      en: 'A document that takes longer is given up: 413.',
      zh: '超过这个秒数的文件不再制作：413。',
    },
  }),
  DOCUMENT_THREAD_MB: row({
    group: 'limits',
    kind: wholeNumber(64, 65_536),
    byDefault: 512,
    means: {
      en: 'Memory (MiB) of one thread, pictures and the finished file not counted; a document that needs more: 413.',
      zh: '每个线程的内存（MiB），不含图片和成品文件；不够用就是 413。',
    },
  }),

  OPEN_CONTENT_TYPES: row({
    group: 'openings',
    kind: listOf(contentTypeId, {
      en: 'uids of content types such as api::note.note, separated by commas',
      zh: '内容类型的 uid，如 api::note.note，用逗号分隔',
    }),
    byDefault: [] as string[],
    means: {
      en: 'Content types of other plugins, or of your own, that are open although the content model (src/plugins/monthly-report/server/src/content-model.ts) has no row for them. What is closed is named in the log of the start.',
      zh: '别的插件或自己写的内容类型，内容模型（content-model.ts）里没有却仍要开放的。关闭了什么，启动日志里有。',
    },
  }),
  OPEN_ROUTES: row({
    group: 'openings',
    kind: listOf(routeKey, {
      en: 'routes as the log of the start names them, such as GET notes/notes, separated by commas',
      zh: '启动日志里的路由，如 GET notes/notes，用逗号分隔',
    }),
    byDefault: [] as string[],
    means: { en: 'The same for routes.', zh: '同上，用于路由。' },
  }),
  ALLOW_UNTESTED_STRAPI: row({
    group: 'openings',
    kind: trueOrFalse,
    byDefault: false,
    means: {
      en: 'true starts with a minor version of Strapi that the gates were not tested with: run the tests first.',
      zh: '`true` 允许用没有测试过的 Strapi 次版本启动：请先运行测试。',
    },
  }),

  NODE_ENV: row({
    group: 'process',
    kind: oneOf('production', 'development', 'test'),
    byDefault: 'production',
    readByStrapi: true,
    means: {
      en: 'development is for "npm run develop" alone: there weak secrets are only warned of, and a column whose attribute is gone is dropped with its values.',
      zh: '`development` 只供 npm run develop 使用：弱密钥只警告，字段去掉之后，数据库的列连同其中的值一起删除。',
    },
  }),
  STARTUP_LOG: row({
    group: 'process',
    kind: trueOrFalse,
    byDefault: true,
    means: { en: 'The table Strapi prints when it starts.', zh: 'Strapi 启动时打印的表格。' },
  }),
  STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: row({
    group: 'process',
    kind: oneOf('zh-Hans', 'en'),
    byDefault: 'zh-Hans',
    readByStrapi: true,
    means: {
      en: 'The default language of the content. Read at the very first start only; leave it.',
      zh: '内容的默认语言；只在第一次启动时读取，请勿改动。',
    },
  }),
  STRAPI_TELEMETRY_DISABLED: row({
    group: 'process',
    kind: trueOrFalse,
    byDefault: true,
    readByStrapi: true,
    means: {
      en: 'Strapi does not tell its maker of this server.',
      zh: 'Strapi 不向其开发商报告这台服务器的使用情况。',
    },
  }),
  DRAIN_SECONDS: row({
    group: 'process',
    kind: wholeNumber(0, 300),
    byDefault: 5,
    means: {
      en: 'Seconds the server goes on listening after it is told to stop, while `/_ready` answers 503, so that a load balancer sends it nothing more.',
      zh: '接到停止信号后继续监听的秒数，此时 `/_ready` 返回 503，负载均衡不再送来请求。',
    },
  }),
  STOP_SECONDS: row({
    group: 'process',
    kind: wholeNumber(1, 3600),
    byDefault: 30,
    means: {
      en: 'Seconds from the word to stop in which requests and transactions under way must finish; then they are rolled back. Service managers need ten more (docs/operations.md).',
      zh: '从收到停止信号算起，进行中的请求和事务必须在这些秒内完成，否则回滚。服务管理器要再多给十秒（docs/operations.zh-CN.md）。',
    },
  }),

  TEST_DATABASE_URL: row({
    group: 'tests',
    kind: postgresUrl,
    secret: true,
    means: {
      en: 'A PostgreSQL for the tests instead of their own; the role must be allowed to create databases.',
      zh: '测试改用这个 PostgreSQL；所用角色须能创建数据库。',
    },
  }),
  CHROMIUM_PATH: row({
    group: 'tests',
    kind: file,
    byDefault: '/usr/bin/chromium',
    means: { en: 'The browser of the browser test.', zh: '浏览器测试用的浏览器。' },
  }),
  LIBREOFFICE_PATH: row({
    group: 'tests',
    kind: file,
    byDefault: '/usr/bin/soffice',
    means: {
      en: 'The office program that opens what the tests made; without it these tests are skipped.',
      zh: '打开测试所做文件的办公软件；没有则跳过这些测试。',
    },
  }),
};

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
