import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Month } from '../domain/month';
import { NotFoundError } from '../errors';
import { pluginService } from '../services/registry';
import { previewAsked } from './preview';
import { readMonth, readParameter } from './query';

/**
 * The month of the path, as far as the caller may see it.
 *
 * @throws NotFoundError (404) for a month that is not public, ForbiddenError (403) for a preview without the right.
 */
export async function visibleMonth(
  strapi: Core.Strapi,
  ctx: Context,
  status: 'published' | 'draft' | undefined,
): Promise<{ month: Month; visibility: 'public' | 'preview' }> {
  const month = readParameter(ctx, 'month', readMonth);
  if (await previewAsked(strapi, ctx, status)) return { month, visibility: 'preview' };
  if (await pluginService(strapi, 'months').isPublic(month)) return { month, visibility: 'public' };
  throw new NotFoundError(`There is no published report of ${month}.`);
}
