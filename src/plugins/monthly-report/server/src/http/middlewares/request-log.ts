import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { newRequestId, REQUEST_ID } from '../serving/request-id';
import { settings } from '../../settings';

/**
 * Replaces `strapi::logger`: each answer and its line in the log have the same number, so that somebody who reports
 * an error can name it. The number of a request is not accepted: strangers could then choose the text of the log.
 */
export const requestLog = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const { publicUrl, trustedProxies } = settings(strapi);
  const isHttps = publicUrl.startsWith('https:');
  let hasWarned = trustedProxies > 0;
  return async (ctx: Context, next: Next): Promise<void> => {
    const id = newRequestId();
    const start = Date.now();
    ctx.set(REQUEST_ID, id);
    // The reader's connection is encrypted, even if the connection from the proxy is not: cookies may be `Secure`.
    if (isHttps) ctx.cookies.secure = true;
    if (!hasWarned && ctx.get('X-Forwarded-For') !== '') {
      hasWarned = true;
      strapi.log.warn(
        'A request came with X-Forwarded-For, but TRUST_PROXY is 0. If a proxy stands in front of this server, ' +
          'set TRUST_PROXY to the number of proxies: until then all readers count as one.',
      );
    }
    await next();
    strapi.log.http(`${ctx.method} ${ctx.url} (${Date.now() - start} ms) ${ctx.status} ${id}`);
  };
};
