import type { Core } from '@strapi/strapi';

const MEBIBYTE = 1024 * 1024;

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'users-permissions': {
    config: { jwtSecret: env('JWT_SECRET') },
  },
  upload: {
    config: {
      sizeLimit: 20 * MEBIBYTE,
      security: {
        allowedTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
      },
    },
  },
  // Without a provider of its own nobody is reminded.
  email: {
    config: {
      provider: env('EMAIL_PROVIDER', '') || 'sendmail',
      providerOptions: env('EMAIL_PROVIDER_OPTIONS', '') ? env.json('EMAIL_PROVIDER_OPTIONS') : {},
      settings: { defaultFrom: env('EMAIL_FROM', ''), defaultReplyTo: env('EMAIL_FROM', '') },
    },
  },
  // Last, because plugins start in this order and it opens its actions to the public role of users-permissions.
  'monthly-report': {
    enabled: true,
    resolve: './src/plugins/monthly-report',
    config: {
      publicUrl: env('PUBLIC_URL', ''),
      timeZone: env('REPORT_TIME_ZONE', 'Asia/Shanghai'),
      reminderCron: env('REMINDER_CRON', '') || '0 9 * * *',
      answerCacheMegabytes: Number(env('ANSWER_CACHE_MB') || 64),
    },
  },
});

export default config;
