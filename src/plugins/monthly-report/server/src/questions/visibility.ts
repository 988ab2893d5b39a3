import type { Core } from '@strapi/strapi';

import type { Month } from '../domain/month';
import { NotFoundError } from '../errors';
import { pluginService } from '../services/registry';

/** For whom an answer is made: everybody, or a caller with the right to preview. */
export type Visibility = 'public' | 'preview';

/** @throws NotFoundError (404) for a month the public may not see. */
export async function requireVisible(
  strapi: Core.Strapi,
  month: Month,
  visibility: Visibility,
): Promise<void> {
  if (visibility === 'preview' || (await pluginService(strapi, 'months').isPublic(month))) return;
  throw new NotFoundError(`There is no published report of ${month}.`);
}
