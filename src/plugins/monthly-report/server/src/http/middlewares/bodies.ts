import type { Core } from '@strapi/strapi';

import { bodyReader } from '../gates/bodies/read';

/** Stands where `strapi::body` would: that one has a single configuration for all addresses. */
export const bodies = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => bodyReader(strapi);
