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
  // Last, because plugins start in this order and it opens its actions to the public role of users-permissions.
  'monthly-report': {
    enabled: true,
    resolve: './src/plugins/monthly-report',
    config: {
      publicUrl: env('PUBLIC_URL', ''),
      timeZone: env('REPORT_TIME_ZONE', 'Asia/Shanghai'),
      answerCacheMegabytes: Number(env('ANSWER_CACHE_MB') || 64),
    },
  },
});

export default config;
