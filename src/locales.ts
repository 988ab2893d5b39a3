import type { Core } from '@strapi/strapi';

interface LocaleService {
  findByCode(code: string): Promise<unknown>;
  create(locale: { code: string; name: string }): Promise<unknown>;
  setDefaultLocale(locale: { code: string }): Promise<void>;
}

const LOCALES = [
  { code: 'zh-Hans', name: 'Chinese (Simplified) (zh-Hans)' },
  { code: 'en', name: 'English (en)' },
];
const DEFAULT_LOCALE = 'zh-Hans';

/** Makes Chinese the default locale and adds English. A second run changes nothing. */
export async function keepLocales(strapi: Core.Strapi): Promise<void> {
  const service = strapi.plugin('i18n').service<LocaleService>('locales');
  for (const locale of LOCALES) {
    if (!(await service.findByCode(locale.code))) await service.create(locale);
  }
  await service.setDefaultLocale({ code: DEFAULT_LOCALE });
}
