import type { Core } from '@strapi/strapi';

import { contentTypeOf } from '../content-model';
import { settings } from '../settings';

/** Strapi's own types that entries lead to: files and folders, accounts, languages. Each has gates of its own. */
const OF_STRAPI: readonly string[] = [
  'admin::user',
  'plugin::i18n.locale',
  'plugin::upload.file',
  'plugin::upload.folder',
  'plugin::users-permissions.permission',
  'plugin::users-permissions.role',
  'plugin::users-permissions.user',
];

const isOfStrapi = (uid: string): boolean => /^(?:admin|strapi)::/.test(uid) || OF_STRAPI.includes(uid);

/**
 * Whether a content type is declared: by a row of the content model, or in the settings (OPEN_CONTENT_TYPES). For a
 * type from the settings, the rights of Strapi's roles and tokens are enough. Any other type is closed. Components
 * belong to the type that holds them.
 */
export const isDeclared = (strapi: Core.Strapi, uid: string): boolean =>
  contentTypeOf(uid) !== null ||
  isOfStrapi(uid) ||
  Object.hasOwn(strapi.components, uid) ||
  settings(strapi).open.contentTypes.includes(uid);

/**
 * Types of the app and of plugins that nobody declared. Plugins of Strapi itself are left out: their types have no
 * entries.
 */
export const undeclaredTypes = (strapi: Core.Strapi): readonly string[] =>
  Object.keys(strapi.contentTypes)
    .filter(
      (uid) =>
        !isDeclared(strapi, uid) &&
        !/^plugin::(?:content-releases|review-workflows|i18n|upload|users-permissions)\./.test(uid),
    )
    .sort();
