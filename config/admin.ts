import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET', ''),
    cookie: {
      // Undefined leaves it to the request: whether a proxy that is trusted says https.
      secure: env('PUBLIC_URL', '').startsWith('https:') || undefined,
      sameSite: 'strict',
    },
  },
  // Attempts are limited by monthly-report (accounts/limits.ts), for the panel and the API alike.
  rateLimit: { enabled: false },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  // The plugin's own page previews whole months; Strapi's per-entry preview has nothing to show.
  preview: { enabled: false, config: { allowedOrigins: [], handler: () => Promise.resolve(null) } },
});

export default config;
