import type { Core } from '@strapi/strapi';

import { keepLocales } from './locales';
import { seedViews } from './views';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await keepLocales(strapi);
    await seedViews(strapi);
  },
};
