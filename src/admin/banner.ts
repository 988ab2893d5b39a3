/** The storage key of a closed media library announcement, without the id of the instance, as Strapi writes it. */
const STORAGE_KEY = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false';

/**
 * Strapi announces its new media library, in English, above every page until it is closed. An
 * editor of a charity has not known the old one, so the announcement counts as closed.
 */
export const closeAnnouncement = async (): Promise<void> => {
  const answer = await fetch('/admin/init');
  const { data } = (await answer.json()) as { readonly data?: { readonly uuid?: string | false } };
  window.localStorage.setItem(`${STORAGE_KEY}:${String(data?.uuid)}`, 'true');
};
