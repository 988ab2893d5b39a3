import type { Core } from '@strapi/strapi';

import type { Actor } from '../../access/actor';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import { readTrail, type TrailPage } from '../store/trail';
import type { Month } from '../../domain/month';

/** Who did what when (操作记录). */
export const trailService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** A page, newest first; of a part of the content for who is bound to it. */
  async page(month: Month | null, page: number, actor: Actor): Promise<TrailPage> {
    const within = await codesInScope(strapi, await scopeOf(strapi, actor));
    return readTrail(strapi, { month, page, within });
  },
});

export type TrailService = ReturnType<typeof trailService>;
