import { createHash } from 'node:crypto';
import path from 'node:path';

export const APP_FOLDER = path.resolve(__dirname, '..', '..');

/** Secrets as strong as a server requires, and the same in every run. */
const secret = (name: string): string => createHash('sha256').update(name).digest('base64url');

/**
 * The environment of every spawned process. It sets every setting that a developer's `.env` could have,
 * also the empty ones, so that no value leaks into the tests.
 */
export function baseEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
    // Jest tells its children how to colour; their output is compared and quoted here.
    FORCE_COLOR: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    TRUST_PROXY: '',
    CORS_ORIGINS: '',
    SECURITY_CONTACT: '',
    REPORT_TIME_ZONE: 'Asia/Shanghai',
    STATEMENT_TIMEOUT_MS: '',
    ANSWER_CACHE_MB: '',
    DOCUMENT_THREADS: '',
    DOCUMENT_QUEUE: '',
    DOCUMENT_SECONDS: '',
    DOCUMENT_THREAD_MB: '',
    DOCUMENT_CACHE_DIR: '',
    DOCUMENT_CACHE_MB: '',
    ARRIVING_FILES_DIR: '',
    STOP_SECONDS: '',
    // Servers of tests have no proxy in front of them.
    DRAIN_SECONDS: '0',
    EMAIL_PROVIDER: '',
    EMAIL_PROVIDER_OPTIONS: '',
    EMAIL_FROM: '',
    REMINDER_CRON: '',
    OPEN_CONTENT_TYPES: '',
    OPEN_ROUTES: '',
    ALLOW_UNTESTED_STRAPI: '',
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
}
