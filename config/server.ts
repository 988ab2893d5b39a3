import type { Core } from '@strapi/strapi';

import { settingsOf } from '../src/settings';

const settings = settingsOf(process.env);

const config = (): Core.Config.Server => ({
  host: settings.HOST,
  port: settings.PORT,
  url: settings.PUBLIC_URL,
  // Holds uploads/; a server with a database of its own wants files of its own as well.
  dirs: { public: settings.PUBLIC_DIR },
  // Each proxy appends the address of its caller. Koa counts from the right, so that addresses written by
  // the first caller are ignored.
  proxy: { koa: settings.TRUST_PROXY > 0, maxIpsCount: settings.TRUST_PROXY },
  app: { keys: settings.APP_KEYS ?? [] },
  logger: { startup: { enabled: settings.STARTUP_LOG } },
});

export default config;
