import type { StrapiApp } from '@strapi/strapi/admin';
import { ChartBubble, ChartCircle, Pencil } from '@strapi/icons';

import { showReadOnly } from './beside/read-only';
import { useHistoryPanel } from './beside/useHistoryPanel';
import { useMonthPanel } from './beside/useMonthPanel';
import { usePhotoPanel } from './components/photos/usePhotoPanel';
import { useDefinitionPanel } from './components/definitions/useDefinitionPanel';
import { useMergePanel } from './components/definitions/useMergePanel';
import { useSubmissionPanel, type SidePanel } from './components/submissions/useSubmissionPanel';
import { customFields } from './customFields';
import DayInput from './editing/DayInput';
import { keepTypedForms } from './editing/typed-forms';
import { useConflictPanel } from './editing/useConflictPanel';
import { versionSaves } from './editing/versioned-saves';
import { replaceHome } from './home';
import { LIST_FILTERS_HOOK, nameFilters } from './lists/labels';
import { ListFilters } from './lists/ListFilters';
import { getTranslation, PLUGIN_ID } from './pluginId';
import { MY_REPORTS_PERMISSIONS, PAGE_PERMISSIONS, TARGET_PERMISSIONS } from './permissions';
import { loadTranslations } from './translations';

/** The part of the content manager's programming interface that is used here; Strapi types it as unknown. */
interface ContentManagerApis {
  readonly addEditViewSidePanel: (panels: readonly SidePanel[]) => void;
}

export default {
  register(app: StrapiApp) {
    app.customFields.register(customFields);
    replaceHome(app);
    versionSaves();
    showReadOnly(app);
    app.addMiddlewares([keepTypedForms]);
    app.addFields({ type: 'date', Component: DayInput });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: ChartBubble,
      intlLabel: { id: getTranslation('plugin.name'), defaultMessage: 'Monthly report' },
      permissions: PAGE_PERMISSIONS,
      position: 2,
      Component: () => import('./pages/ReportPage'),
    });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}-targets`,
      icon: ChartCircle,
      intlLabel: { id: getTranslation('targets.title'), defaultMessage: 'Targets' },
      permissions: TARGET_PERMISSIONS,
      position: 3,
      Component: () => import('./pages/TargetsPage'),
    });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}-my-reports`,
      icon: Pencil,
      intlLabel: { id: getTranslation('filling.title'), defaultMessage: 'My reports' },
      permissions: MY_REPORTS_PERMISSIONS,
      position: 1,
      Component: () => import('./pages/MyReportsPage'),
    });
    // Everybody has a login of their own.
    app.addSettingsLink('global', {
      id: `${PLUGIN_ID}-login-email`,
      to: `${PLUGIN_ID}/login-email`,
      intlLabel: { id: getTranslation('loginEmail.title'), defaultMessage: 'Login e-mail' },
      permissions: [],
      Component: () => import('./pages/LoginEmailPage'),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    app.registerHook(LIST_FILTERS_HOOK, nameFilters);
    const contentManager = app.getPlugin('content-manager');
    const { addEditViewSidePanel } = contentManager.apis as unknown as ContentManagerApis;
    contentManager.injectComponent('listView', 'actions', {
      name: `${PLUGIN_ID}-list-filters`,
      Component: ListFilters,
    });
    addEditViewSidePanel([
      useConflictPanel,
      useMonthPanel,
      useDefinitionPanel,
      useMergePanel,
      usePhotoPanel,
      useSubmissionPanel,
      useHistoryPanel,
    ]);
  },
  registerTrads: ({ locales }: { locales: string[] }) => loadTranslations(locales),
};
