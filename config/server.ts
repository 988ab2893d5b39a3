import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  // Holds uploads/; a server with a database of its own wants files of its own as well.
  dirs: { public: env('PUBLIC_DIR', './public') },
  // Each proxy appends the address it was asked from. Koa counts from the right, so that what a caller
  // writes there itself counts for nothing. The number is checked with the plugin's settings.
  proxy: { koa: Number(env('TRUST_PROXY') || 0) > 0, maxIpsCount: Number(env('TRUST_PROXY') || 0) },
  app: { keys: env.array('APP_KEYS', []) },
  logger: { startup: { enabled: env.bool('STARTUP_LOG', true) } },
});

export default config;
