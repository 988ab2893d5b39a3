/** The storage key in which Strapi keeps the language of this browser. */
const STORAGE_KEY = 'strapi-admin-language';

/**
 * Strapi greets a new browser in English. Here most editors read Chinese, so a browser that has
 * not chosen, and is not itself set to English, starts in Chinese.
 */
export const startInChinese = (): void => {
  const chosen = window.localStorage.getItem(STORAGE_KEY);
  if (chosen === null && !window.navigator.language.toLowerCase().startsWith('en')) {
    window.localStorage.setItem(STORAGE_KEY, 'zh-Hans');
  }
};
