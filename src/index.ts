import type { Core } from '@strapi/strapi';

import { seedViews } from './views';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await seedViews(strapi);
  },
};
