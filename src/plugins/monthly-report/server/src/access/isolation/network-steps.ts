import type { Core } from '@strapi/strapi';

import { ForbiddenError } from '../../errors';
import { boundsOf } from './bounds';

/**
 * Refuses a step over the whole network to accounts that are bound to a part of it, whatever rights their role has.
 *
 * @throws ForbiddenError
 */
export async function requireUnbound(strapi: Core.Strapi): Promise<void> {
  if ((await boundsOf(strapi)) === null) return;
  throw new ForbiddenError('该操作由总秘书处进行。 / This step is for the network secretariat to take.');
}
