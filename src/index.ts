import type { Core } from '@strapi/strapi';

export default {
  register({ strapi: _strapi }: { strapi: Core.Strapi }) {},
  async bootstrap({ strapi: _strapi }: { strapi: Core.Strapi }) {},
};
