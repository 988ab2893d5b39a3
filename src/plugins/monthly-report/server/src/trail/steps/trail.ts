import type { Core } from '@strapi/strapi';

import type { Actor } from '../../access/actor';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import { readTrail, type TrailPage } from '../store/trail';
import type { Month } from '../../domain/month';

/** The trail (操作记录): who did which action, and when. */
export const trailService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** A page, newest first; for a bound account only its part of the content. */
  async page(month: Month | null, page: number, actor: Actor): Promise<TrailPage> {
    const within = await codesInScope(strapi, await scopeOf(strapi, actor));
    return readTrail(strapi, { month, page, within });
  },
});

export type TrailService = ReturnType<typeof trailService>;
