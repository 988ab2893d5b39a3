import type { Core } from '@strapi/strapi';

import { settingsOf } from '../src/settings';

const settings = settingsOf(process.env);

const config = (): Core.Config.Admin => ({
  auth: {
    secret: settings.ADMIN_JWT_SECRET ?? '',
    cookie: {
      // Undefined leaves it to the request: a trusted proxy may say that it came by https.
      secure: settings.PUBLIC_URL.startsWith('https:') || undefined,
      sameSite: 'strict',
    },
  },
  // Attempts are limited by monthly-report (access/accounts/limits.ts), for the panel and the API alike.
  rateLimit: { enabled: false },
  apiToken: { salt: settings.API_TOKEN_SALT ?? '' },
  transfer: { token: { salt: settings.TRANSFER_TOKEN_SALT ?? '' } },
  secrets: { encryptionKey: settings.ENCRYPTION_KEY },
  flags: { nps: false, promoteEE: false },
  // The plugin's own page previews whole months; Strapi's per-entry preview has nothing to show.
  preview: { enabled: false, config: { allowedOrigins: [], handler: () => Promise.resolve(null) } },
});

export default config;
