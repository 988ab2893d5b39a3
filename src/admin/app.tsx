import type { StrapiApp } from '@strapi/strapi/admin';

import { closeAnnouncement } from './banner';
import { describeFields, EDIT_VIEW_LAYOUT_HOOK } from './descriptions';
import { translations } from './labels';
import { startInChinese } from './language';
import { LOGO } from './logo';
import { LIST_COLUMNS_HOOK, translateOptions } from './options';
import { keepStatisticsForAdministrators } from './widgets';

export default {
  config: {
    locales: ['zh-Hans'],
    translations,
    auth: { logo: LOGO },
    menu: { logo: LOGO },
    // Strapi's introduction for developers covers the page of a first-time editor.
    tutorials: false,
    // A charity's panel need not ask GitHub for Strapi releases.
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    startInChinese();
    // If this request fails, the announcement shows: that needs no message.
    void closeAnnouncement().catch(() => undefined);
    keepStatisticsForAdministrators(app);
  },
  bootstrap(app: StrapiApp) {
    app.registerHook(EDIT_VIEW_LAYOUT_HOOK, describeFields);
    app.registerHook(LIST_COLUMNS_HOOK, translateOptions);
  },
};
