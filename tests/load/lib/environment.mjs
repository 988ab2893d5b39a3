import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** What every process of the benchmarks gets, so that a developer's `.env` changes no figure. */
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
  APP_KEYS: 'bench-key-one,bench-key-two',
  API_TOKEN_SALT: 'bench-api-token-salt',
  ADMIN_JWT_SECRET: 'bench-admin-jwt-secret',
  TRANSFER_TOKEN_SALT: 'bench-transfer-token-salt',
  ENCRYPTION_KEY: 'bench-encryption-key-of-32-bytes',
  JWT_SECRET: 'bench-jwt-secret',
  STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'zh-Hans',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STARTUP_LOG: 'false',
};
