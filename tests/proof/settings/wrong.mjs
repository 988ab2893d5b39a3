/**
 * Wrong settings, one or several at a time, each with the settings that must be named. Shared by
 * tests/settings and `npm run proof -- --only settings`.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const secret = (name) => createHash('sha256').update(name).digest('base64url');

/** Right settings, which name only places inside the folder. */
export function rightSettings(folder) {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: path.join(folder, 'data.db'),
    PUBLIC_DIR: path.join(folder, 'public'),
    ARRIVING_FILES_DIR: path.join(folder, 'arriving', 'files'),
    DOCUMENT_CACHE_DIR: path.join(folder, 'documents'),
    APP_KEYS: `${secret('key one')},${secret('key two')}`,
    API_TOKEN_SALT: secret('API_TOKEN_SALT'),
    ADMIN_JWT_SECRET: secret('ADMIN_JWT_SECRET'),
    TRANSFER_TOKEN_SALT: secret('TRANSFER_TOKEN_SALT'),
    ENCRYPTION_KEY: secret('ENCRYPTION_KEY'),
    JWT_SECRET: secret('JWT_SECRET'),
  };
}

/** Makes the places that right settings name. */
export function prepareFolder(folder) {
  fs.mkdirSync(path.join(folder, 'public', 'uploads'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'without-uploads'));
  fs.writeFileSync(path.join(folder, 'a-file'), 'no folder, and no database\n');
}

const one = (name, ...values) => values.map((value) => ({ env: { [name]: value }, names: [name] }));

/**
 * `env` is added to the right settings, `file` is the text of `.env`; `names` are the only settings that
 * must be named.
 */
export function wrongSettings(folder) {
  const belowFile = path.join(folder, 'a-file', 'below');
  return [
    ...one('PORT', '70000', '-1', '10abc', '1e3', '80.5', '0x50', 'eighty'),
    // 203.0.113.0/24 is kept for documents: no machine has it.
    ...one('HOST', '203.0.113.9', 'http://127.0.0.1', '127.0.0', '[::1]', 'no such host'),
    ...one('PUBLIC_URL', 'reports.example.org', 'ftp://reports.example.org', 'https://example.org/reports'),
    ...one('PUBLIC_URL', 'https://user:word@example.org', 'https://example.org?a=b'),
    ...one('TRUST_PROXY', 'true', '1.5', '-1', '10.0.0.1'),
    ...one('CORS_ORIGINS', '*', 'https://www.example.org/path', 'https://a.example.org,www.example.org'),
    ...one('CORS_ORIGINS', 'https://WWW.example.org'),
    ...one('SECURITY_CONTACT', 'nobody', 'http://example.org/security'),
    ...one('REPORT_TIME_ZONE', 'Asia/Nowhere', 'UTC+8', '+08:00'),

    ...one('APP_KEYS', '', 'toBeModified1,toBeModified2', `${secret('key one')},${secret('key one')}`),
    ...one('APP_KEYS', `${secret('key one')},short`),
    ...one('API_TOKEN_SALT', '', 'tobemodified', 'changeme', 'short-salt'),
    ...one('ADMIN_JWT_SECRET', '', 'a'.repeat(44), 'abc'.repeat(15), 'abcdefghijklmnopqrstuvwxyz0123456789'),
    ...one('TRANSFER_TOKEN_SALT', '', 'my-secret-text-that-is-long-enough-3Kq'),
    ...one('ENCRYPTION_KEY', '', '0123456789abcdef', 'xyxxyyxyxyyxxyyyxyxyxxyyxyxxx'),
    ...one('JWT_SECRET', '', secret('ADMIN_JWT_SECRET'), secret('key two')),

    ...one('DATABASE_CLIENT', 'mysql', 'Postgres', 'postgresql'),
    ...one(
      'DATABASE_FILENAME',
      path.join(folder, 'public'),
      path.join(belowFile, 'data.db'),
      '/proc/data.db',
    ),
    ...one('DATABASE_FILENAME', path.join(folder, 'a-file'), '~/data.db', `${folder}/`),
    { env: { DATABASE_CLIENT: 'postgres' }, names: ['DATABASE_URL'] },
    ...[
      'mysql:/foo',
      'postgres://',
      'postgres://127.0.0.1',
      'postgres://user:pass/word@127.0.0.1/reports',
      '127.0.0.1/reports',
    ].map((url) => ({ env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: url }, names: ['DATABASE_URL'] })),
    ...one('DATABASE_POOL_MAX', '0', 'many'),
    ...one('STATEMENT_TIMEOUT_MS', '30s', '-1'),

    ...one('PUBLIC_DIR', path.join(folder, 'without-uploads'), path.join(folder, 'not-there'), belowFile),
    ...one('ARRIVING_FILES_DIR', belowFile, '/proc/arriving'),
    ...one('DOCUMENT_CACHE_DIR', belowFile, path.join(folder, 'a-file'), '/proc/documents'),
    ...one('DOCUMENT_CACHE_MB', '1GB', '-5'),

    { env: { EMAIL_PROVIDER: 'nodemailer' }, names: ['EMAIL_FROM'] },
    { env: { DRAIN_SECONDS: '30' }, names: ['DRAIN_SECONDS'] },
    ...['not-installed', 'sendmail', '../provider'].map((EMAIL_PROVIDER) => ({
      env: { EMAIL_PROVIDER, EMAIL_FROM: 'reports@example.org' },
      names: ['EMAIL_PROVIDER'],
    })),
    ...one('EMAIL_PROVIDER_OPTIONS', '{host:smtp}', '["smtp"]', 'smtp.example.org', '"smtp"'),
    ...one('EMAIL_FROM', 'reports', 'Reports <reports>'),
    ...one('REMINDER_CRON', 'nonsense', '0 9 * *', '99 9 * * *', '0 0 31 2 *', '2026-12-01T09:00:00'),

    ...one('ANSWER_CACHE_MB', 'all', '-1'),
    ...one('DOCUMENT_THREADS', '0', 'two'),
    ...one('DOCUMENT_QUEUE', '-1'),
    ...one('DOCUMENT_SECONDS', '0', '2m'),
    ...one('DOCUMENT_THREAD_MB', '63', '1e3'),

    ...one('OPEN_CONTENT_TYPES', 'notes', 'api::note.note,*'),
    ...one('OPEN_ROUTES', '/notes', 'GET'),
    ...one('ALLOW_UNTESTED_STRAPI', 'yes'),
    ...one('NODE_ENV', 'Production', 'prod'),
    ...one('STARTUP_LOG', 'off'),
    ...one('STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE', 'zh', 'klingon'),
    ...one('STRAPI_TELEMETRY_DISABLED', 'please'),
    ...one('STOP_SECONDS', '0', '30s', '4000'),
    ...one('DRAIN_SECONDS', '-1', '301'),

    ...['REMINDER_CORN', 'DOCUMENT_CACHE_MBS', 'DATABSE_URL', 'POTR', 'TRUSTPROXY', 'port'].map((name) => ({
      file: `${name}=1\n`,
      names: [name],
    })),

    {
      env: {
        PORT: '70000',
        APP_KEYS: 'toBeModified1,toBeModified2',
        ENCRYPTION_KEY: '',
        REMINDER_CRON: 'nonsense',
      },
      file: 'DOCUMENT_CACHE_MBS=64\n',
      names: ['PORT', 'APP_KEYS', 'ENCRYPTION_KEY', 'REMINDER_CRON', 'DOCUMENT_CACHE_MBS'],
    },
    {
      env: { HOST: '203.0.113.9', DOCUMENT_CACHE_DIR: belowFile, EMAIL_PROVIDER: 'not-installed' },
      names: ['HOST', 'DOCUMENT_CACHE_DIR', 'EMAIL_PROVIDER', 'EMAIL_FROM'],
    },
  ];
}
