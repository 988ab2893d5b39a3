import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { unavailable } from '../errors';
import { isServing } from '../operation/stopping/stop';

const RETRY_SECONDS = 5;
/** Milliseconds: the caller gives up after a few seconds. */
const DATABASE_PATIENCE = 2000;

export const readinessController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * GET /_ready: 204 if this server can receive requests; 503 after the signal to stop, or while its database does
   * not answer. `/_health` only tells that the process answers.
   */
  async find(ctx: Context): Promise<void> {
    ctx.set('Cache-Control', 'no-store');
    if (!isServing(strapi)) {
      throw unavailable('服务器正在停止。 / The server is stopping.', RETRY_SECONDS);
    }
    try {
      await strapi.db.connection.raw('SELECT 1').timeout(DATABASE_PATIENCE);
    } catch (error) {
      strapi.log.warn(`Not ready: ${String(error)}`);
      throw unavailable('数据库没有回应。 / The database does not answer.', RETRY_SECONDS);
    }
    ctx.status = 204;
  },
});
