import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { ACTIONS } from './actions';

interface Authentication {
  verify(auth: unknown, config: { readonly scope: readonly string[] }): Promise<void>;
}

/** Whether the authentication of a request covers another action than that of its route. */
export async function holds(strapi: Core.Strapi, auth: unknown, action: string): Promise<boolean> {
  if (!auth) return false;
  try {
    const authentication = strapi.get<Authentication>('auth');
    await authentication.verify(auth, { scope: [action] });
    return true;
  } catch (error) {
    if (error instanceof errors.ForbiddenError || error instanceof errors.UnauthorizedError) return false;
    throw error;
  }
}

/** Whether a Content API caller may see months and drafts that are not public. */
export const mayPreview = (strapi: Core.Strapi, auth: unknown): Promise<boolean> =>
  holds(strapi, auth, ACTIONS.preview);
