export const PLUGIN_ID = 'monthly-report';

/** The message id of a plugin text, as Strapi prefixes it. */
export const getTranslation = (id: string): string => `${PLUGIN_ID}.${id}`;
