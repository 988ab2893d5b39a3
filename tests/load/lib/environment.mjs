import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** A secret as strong as a server requires. */
const secret = (name) => createHash('sha256').update(name).digest('base64url');

/** The environment of every process of the benchmarks, so that a developer's `.env` does not change figures. */
export const ENVIRONMENT = {
  NODE_ENV: 'production',
  NODE_OPTIONS: '',
  HOST: '127.0.0.1',
  PUBLIC_URL: '',
  REPORT_TIME_ZONE: 'Asia/Shanghai',
  STATEMENT_TIMEOUT_MS: '0',
  DOCUMENT_THREADS: '',
  DOCUMENT_QUEUE: '',
  DOCUMENT_SECONDS: '',
  DOCUMENT_THREAD_MB: '',
  DOCUMENT_CACHE_MB: '',
  APP_KEYS: `${secret('key one')},${secret('key two')}`,
  API_TOKEN_SALT: secret('API_TOKEN_SALT'),
  ADMIN_JWT_SECRET: secret('ADMIN_JWT_SECRET'),
  TRANSFER_TOKEN_SALT: secret('TRANSFER_TOKEN_SALT'),
  ENCRYPTION_KEY: secret('ENCRYPTION_KEY'),
  JWT_SECRET: secret('JWT_SECRET'),
  STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'zh-Hans',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STARTUP_LOG: 'false',
};
