import type { Core } from '@strapi/strapi';

const MEBIBYTE = 1024 * 1024;

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'monthly-report': {
    enabled: true,
    resolve: './src/plugins/monthly-report',
    config: {
      publicUrl: env('PUBLIC_URL', ''),
      timeZone: env('REPORT_TIME_ZONE', 'Asia/Shanghai'),
    },
  },
  'users-permissions': {
    config: { jwtSecret: env('JWT_SECRET') },
  },
  upload: {
    config: {
      sizeLimit: 20 * MEBIBYTE,
      security: {
        allowedTypes: [
          'image/jpeg',
          'image/png',
          'image/webp',
          'application/pdf',
        ],
      },
    },
  },
});

export default config;
