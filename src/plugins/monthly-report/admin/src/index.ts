import type { StrapiApp } from '@strapi/strapi/admin';
import { ChartBubble } from '@strapi/icons';

import { customFields } from './customFields';
import { getTranslation, PLUGIN_ID } from './pluginId';
import { PREVIEW_PERMISSIONS } from './permissions';
import { loadTranslations } from './translations';

export default {
  register(app: StrapiApp) {
    app.customFields.register(customFields);
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: ChartBubble,
      intlLabel: { id: getTranslation('plugin.name'), defaultMessage: 'Monthly report' },
      permissions: [...PREVIEW_PERMISSIONS],
      position: 2,
      Component: () => import('./pages/ReportPage'),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
  },
  registerTrads: ({ locales }: { locales: string[] }) => loadTranslations(locales),
};
