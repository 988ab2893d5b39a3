import type { Core } from '@strapi/strapi';

const MEBIBYTE = 1024 * 1024;

const numberIn = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

const listIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      // Attempts are limited by monthly-report (accounts/limits.ts), for the panel and the API alike.
      ratelimit: { enabled: false },
      sessions: { cookie: { secure: env('PUBLIC_URL', '').startsWith('https:'), sameSite: 'strict' } },
    },
  },
  upload: {
    config: {
      sizeLimit: 20 * MEBIBYTE,
      security: {
        allowedTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
      },
    },
  },
  // Without a provider nothing is sent: monthly-report refuses what Strapi would give to `sendmail`.
  email: {
    config: {
      provider: env('EMAIL_PROVIDER', '') || 'sendmail',
      providerOptions: env('EMAIL_PROVIDER_OPTIONS', '') ? env.json('EMAIL_PROVIDER_OPTIONS') : {},
      ratelimit: { enabled: false },
      settings: { defaultFrom: env('EMAIL_FROM', ''), defaultReplyTo: env('EMAIL_FROM', '') },
    },
  },
  // Last, because plugins start in this order and it opens its actions to the public role of users-permissions.
  'monthly-report': {
    enabled: true,
    resolve: './src/plugins/monthly-report',
    config: {
      publicUrl: env('PUBLIC_URL', ''),
      corsOrigins: listIn(env('CORS_ORIGINS')),
      trustedProxies: Number(env('TRUST_PROXY') || 0),
      securityContacts: listIn(env('SECURITY_CONTACT')),
      timeZone: env('REPORT_TIME_ZONE', 'Asia/Shanghai'),
      reminderCron: env('REMINDER_CRON', '') || '0 9 * * *',
      answerCacheMegabytes: Number(env('ANSWER_CACHE_MB') || 64),
      // Undefined leaves what the plugin has by itself.
      documentThreads: numberIn(env('DOCUMENT_THREADS')),
      documentQueue: numberIn(env('DOCUMENT_QUEUE')),
      documentSeconds: numberIn(env('DOCUMENT_SECONDS')),
      documentThreadMegabytes: numberIn(env('DOCUMENT_THREAD_MB')),
      documentCacheFolder: env('DOCUMENT_CACHE_DIR') || undefined,
      documentCacheMegabytes: numberIn(env('DOCUMENT_CACHE_MB')),
      arrivingFilesFolder: env('ARRIVING_FILES_DIR') || undefined,
      stopSeconds: numberIn(env('STOP_SECONDS')),
      // A developer's server begins again at every change: nobody else asks it.
      drainSeconds: numberIn(env('DRAIN_SECONDS') || (env('NODE_ENV') === 'development' ? '0' : '')),
      open: { contentTypes: env.array('OPEN_CONTENT_TYPES', []), routes: env.array('OPEN_ROUTES', []) },
    },
  },
});

export default config;
