import type { StrapiApp } from '@strapi/strapi/admin';

import { describeFields, EDIT_VIEW_LAYOUT_HOOK } from './descriptions';
import { translations } from './labels';
import { startInChinese } from './language';

export default {
  config: {
    locales: ['zh-Hans'],
    translations,
  },
  register() {
    startInChinese();
  },
  bootstrap(app: StrapiApp) {
    app.registerHook(EDIT_VIEW_LAYOUT_HOOK, describeFields);
  },
};
