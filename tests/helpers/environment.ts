import path from 'node:path';

export const APP_FOLDER = path.resolve(__dirname, '..', '..');

/**
 * What every spawned process gets. Every setting an `.env` of the developer could hold is
 * given here, an empty one included, so that it cannot leak into the tests.
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
    // Nobody stands in front of the servers of tests.
    DRAIN_SECONDS: '0',
    EMAIL_PROVIDER: '',
    EMAIL_PROVIDER_OPTIONS: '',
    EMAIL_FROM: '',
    REMINDER_CRON: '',
    OPEN_CONTENT_TYPES: '',
    OPEN_ROUTES: '',
    APP_KEYS: 'test-key-one,test-key-two',
    API_TOKEN_SALT: 'test-api-token-salt',
    ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
    TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
    ENCRYPTION_KEY: 'test-encryption-key-of-32-bytes!',
    JWT_SECRET: 'test-jwt-secret',
    STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'zh-Hans',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STARTUP_LOG: 'false',
  };
}
