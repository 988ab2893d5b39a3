import type { Core } from '@strapi/strapi';

import { bodyReader } from '../gates/bodies/read';

/** Replaces `strapi::body`, which has a single configuration for all addresses. */
export const bodies = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => bodyReader(strapi);
