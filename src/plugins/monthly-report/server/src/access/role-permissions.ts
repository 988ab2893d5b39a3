import type { Core } from '@strapi/strapi';

import { LOCALES } from '../../../shared/vocabulary';
import { UID } from '../uids';
import { ACTIONS } from './actions';
import { ROLES, type RoleCode } from './roles';

/** As Strapi stores it. */
export interface RolePermission {
  readonly action: string;
  readonly subject?: string;
  readonly properties?: { readonly fields?: readonly string[]; readonly locales?: readonly string[] };
}

interface Attribute {
  readonly type: string;
  readonly component?: string;
  readonly target?: string;
  readonly private?: boolean;
}

interface Schema {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly pluginOptions?: { readonly i18n?: { readonly localized?: boolean } };
}

const EDIT = ['create', 'read', 'update', 'delete'] as const;
type Explorer = (typeof EDIT)[number] | 'publish';

const REFERENCE = [
  UID.region,
  UID.partnerTier,
  UID.partner,
  UID.programme,
  UID.membership,
  UID.indicator,
  UID.activityType,
  UID.community,
];
const ENTRIES = [UID.activity, UID.story];
const COMPILED = [UID.progressUpdate, UID.programmeMonth];

const LIBRARY = [
  'plugin::upload.read',
  'plugin::upload.assets.create',
  'plugin::upload.assets.update',
  'plugin::upload.assets.download',
  'plugin::upload.assets.copy-link',
];

/** Set by Strapi, not entered. */
const SET_BY_STRAPI = [
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
];

/** The fields of a type as the panel lists them, those of components by their path. */
function fieldsOf(strapi: Core.Strapi, { attributes }: Schema, withPrivate: boolean): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (SET_BY_STRAPI.includes(name)) return [];
    if (attribute.private === true && !withPrivate) return [];
    // Who works with what is for administrators to say.
    if (attribute.target === 'admin::user') return [];
    if (attribute.type !== 'component' || attribute.component === undefined) return [name];
    const component = strapi.getModel(attribute.component as never) as unknown as Schema;
    return fieldsOf(strapi, component, withPrivate).map((inner) => `${name}.${inner}`);
  });
}

interface Grant {
  readonly types: readonly string[];
  readonly may: readonly Explorer[];
  readonly withPrivate?: boolean;
  readonly without?: readonly string[];
}

function granted(
  strapi: Core.Strapi,
  { types, may, withPrivate = false, without = [] }: Grant,
): RolePermission[] {
  return types.flatMap((subject) => {
    const schema = strapi.getModel(subject as never) as unknown as Schema;
    const fields = fieldsOf(strapi, schema, withPrivate).filter((name) => !without.includes(name));
    const locales = schema.pluginOptions?.i18n?.localized ? { locales: LOCALES } : {};
    return may.map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject,
      // Deleting and publishing are of whole entries.
      properties: action === 'delete' || action === 'publish' ? locales : { fields, ...locales },
    }));
  });
}

const simply = (actions: readonly string[]): RolePermission[] => actions.map((action) => ({ action }));

const hasDrafts = (strapi: Core.Strapi, uid: string): boolean =>
  (strapi.getModel(uid as never) as { options?: { draftAndPublish?: boolean } }).options?.draftAndPublish ===
  true;

/** What each seeded role starts with; the panel's settings may change it afterwards. */
export function permissionsOf(strapi: Core.Strapi, role: RoleCode): RolePermission[] {
  switch (role) {
    case ROLES.partnerEditor:
      return [
        ...granted(strapi, { types: REFERENCE, may: ['read'] }),
        ...granted(strapi, { types: [UID.community], may: ['create'], without: ['verified'] }),
        ...granted(strapi, { types: ENTRIES, may: EDIT }),
        ...simply([...LIBRARY, ACTIONS.readSubmissions, ACTIONS.submit]),
      ];
    case ROLES.regionalCoordinator:
      return [
        ...granted(strapi, { types: [...REFERENCE, ...ENTRIES], may: ['read'] }),
        ...simply(['plugin::upload.read', ACTIONS.readSubmissions]),
      ];
    case ROLES.secretariat: {
      const types = [...REFERENCE, ...ENTRIES, ...COMPILED, UID.statedFigure, UID.report];
      return [
        ...granted(strapi, { types, may: EDIT, withPrivate: true }),
        ...granted(strapi, { types: types.filter((uid) => hasDrafts(strapi, uid)), may: ['publish'] }),
        ...simply([
          ...LIBRARY,
          ACTIONS.preview,
          ACTIONS.publish,
          ACTIONS.readSubmissions,
          ACTIONS.review,
          ACTIONS.explain,
          ACTIONS.readTrail,
        ]),
      ];
    }
  }
}
