import type { Core } from '@strapi/strapi';

import { keepLocales } from './locales';
import { waitForOtherStarts } from './one-start-at-a-time';
import { refuseWrongSettings } from './settings';
import { seedViews } from './views';

interface RolesService {
  seedOnce(): Promise<void>;
}

let letOthersStart: () => Promise<void> = () => Promise.resolve();

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    // Runs before the database is touched, after any kind of start: some starts have no other check of the settings.
    refuseWrongSettings(process.env);
    letOthersStart = await waitForOtherStarts(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await keepLocales(strapi);
    await seedViews(strapi);
    await strapi.plugin('monthly-report').service<RolesService>('roles').seedOnce();
    await letOthersStart();
  },
};
