import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { ACTIONS } from './actions';

interface Authentication {
  verify(auth: unknown, config: { readonly scope: readonly string[] }): Promise<void>;
}

/** What a request's authentication may do beyond the route it came in by. */
export const accessService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Whether a Content API caller may see months and drafts that are not public. */
  async mayPreview(auth: unknown): Promise<boolean> {
    return this.holds(auth, ACTIONS.preview);
  },

  /** Whether the authentication of a request covers an action. */
  async holds(auth: unknown, action: string): Promise<boolean> {
    if (!auth) return false;
    try {
      const authentication = strapi.get<Authentication>('auth');
      await authentication.verify(auth, { scope: [action] });
      return true;
    } catch (error) {
      if (error instanceof errors.ForbiddenError || error instanceof errors.UnauthorizedError) return false;
      throw error;
    }
  },
});
