import type { Core } from '@strapi/strapi';

import { settingsOf } from '../src/settings';

const MEBIBYTE = 1024 * 1024;

const settings = settingsOf(process.env);

const config = (): Core.Config.Plugin => ({
  'users-permissions': {
    config: {
      jwtSecret: settings.JWT_SECRET,
      // Attempts are limited by monthly-report (access/accounts/limits.ts), for the panel and the API alike.
      ratelimit: { enabled: false },
      sessions: { cookie: { secure: settings.PUBLIC_URL.startsWith('https:'), sameSite: 'strict' } },
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
  // Without a provider nothing is sent: monthly-report refuses mails that Strapi would give to `sendmail`.
  email: {
    config: {
      provider: settings.EMAIL_PROVIDER || 'sendmail',
      providerOptions: settings.EMAIL_PROVIDER_OPTIONS,
      ratelimit: { enabled: false },
      settings: { defaultFrom: settings.EMAIL_FROM, defaultReplyTo: settings.EMAIL_FROM },
    },
  },
  // Last, because plugins start in this order and it opens its actions to the public role of users-permissions.
  'monthly-report': {
    enabled: true,
    resolve: './src/plugins/monthly-report',
    config: {
      publicUrl: settings.PUBLIC_URL,
      corsOrigins: settings.CORS_ORIGINS,
      trustedProxies: settings.TRUST_PROXY,
      securityContacts: settings.SECURITY_CONTACT,
      timeZone: settings.REPORT_TIME_ZONE,
      reminderCron: settings.REMINDER_CRON,
      answerCacheMegabytes: settings.ANSWER_CACHE_MB,
      documentThreads: settings.DOCUMENT_THREADS,
      documentQueue: settings.DOCUMENT_QUEUE,
      documentSeconds: settings.DOCUMENT_SECONDS,
      documentThreadMegabytes: settings.DOCUMENT_THREAD_MB,
      documentCacheFolder: settings.DOCUMENT_CACHE_DIR,
      documentCacheMegabytes: settings.DOCUMENT_CACHE_MB,
      arrivingFilesFolder: settings.ARRIVING_FILES_DIR,
      stopSeconds: settings.STOP_SECONDS,
      drainSeconds: settings.DRAIN_SECONDS,
      open: { contentTypes: settings.OPEN_CONTENT_TYPES, routes: settings.OPEN_ROUTES },
      isUntestedStrapiAllowed: settings.ALLOW_UNTESTED_STRAPI,
    },
  },
});

export default config;
