import { PLUGIN_ID } from '../pluginId';

type Messages = Record<string, string>;

const LOADERS: Record<string, () => Promise<{ default: Messages }>> = {
  'zh-Hans': () => import('./zh-Hans.json'),
  en: () => import('./en.json'),
};

/** The panel merges every plugin's texts into one table: the plugin's id keeps them apart. */
const prefixed = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));

export const loadTranslations = (locales: readonly string[]) =>
  Promise.all(
    locales.map(async (locale) => {
      const load = LOADERS[locale];
      return { locale, data: load ? prefixed((await load()).default) : {} };
    }),
  );
