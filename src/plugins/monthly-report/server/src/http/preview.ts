import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { mayPreview } from '../access/holds';
import { ForbiddenError } from '../errors';

/**
 * Whether a request asks for a preview.
 *
 * @throws ForbiddenError (403) if the caller has no right to preview.
 */
export async function previewAsked(
  strapi: Core.Strapi,
  ctx: Context,
  status: 'published' | 'draft' | undefined,
): Promise<boolean> {
  if (status !== 'draft') return false;
  if (await mayPreview(strapi, ctx.state.auth)) return true;
  throw new ForbiddenError('"status=draft" needs a token with the preview action of the monthly report.');
}
