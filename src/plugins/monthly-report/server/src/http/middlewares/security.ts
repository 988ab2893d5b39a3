import { CSP_DEFAULTS } from '@strapi/utils';
import helmet from 'koa-helmet';

interface SecurityConfig {
  readonly hsts: false | { readonly maxAge: number; readonly includeSubDomains: boolean };
}

/**
 * The headers of `strapi::security`, for answers that are sent before it. `strapi::security` builds its options again
 * for each request, which takes as long as the rest of a kept answer. A test compares the two.
 */
export const security = ({ hsts }: SecurityConfig) =>
  helmet({
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    contentSecurityPolicy: {
      useDefaults: true,
      directives: { ...CSP_DEFAULTS, upgradeInsecureRequests: null },
    },
    xssFilter: false,
    hsts,
    frameguard: { action: 'sameorigin' },
  });
