import type { Core } from '@strapi/strapi';

import { LOCALES } from '../../../shared/vocabulary';
import { CONTENT_TYPES, type ContentType, type RoleName } from '../content-model';
import { isLocalised, schemaOf, SET_BY_STRAPI, type Schema } from '../strapi/schema';
import { UID } from '../uids';
import { ACTIONS } from './actions';

/** As Strapi stores it. */
export interface RolePermission {
  readonly action: string;
  readonly subject?: string;
  readonly properties?: { readonly fields?: readonly string[]; readonly locales?: readonly string[] };
}

const LIBRARY = [
  'plugin::upload.read',
  'plugin::upload.assets.create',
  'plugin::upload.assets.update',
  'plugin::upload.assets.download',
  'plugin::upload.assets.copy-link',
];

/** The fields of a type, as the panel lists them; fields of components by their path. */
function fieldsOf(strapi: Core.Strapi, { attributes }: Schema, withPrivate: boolean): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (SET_BY_STRAPI.includes(name)) return [];
    if (attribute.private === true && !withPrivate) return [];
    // Only administrators link accounts to entries.
    if (attribute.target === 'admin::user') return [];
    if (attribute.type !== 'component' || attribute.component === undefined) return [name];
    return fieldsOf(strapi, schemaOf(strapi, attribute.component), withPrivate).map(
      (inner) => `${name}.${inner}`,
    );
  });
}

/** Rights to delete and publish are for whole entries, the other rights are for fields. */
const OF_ENTRIES = ['delete', 'publish'] as const;
const OF_FIELDS = ['create', 'read', 'update'] as const;

/** The rights in the content manager that a row of the content model gives to a role. */
function explorer(strapi: Core.Strapi, role: RoleName, { uid, may }: ContentType): RolePermission[] {
  const rights = may[role];
  const schema = schemaOf(strapi, uid);
  const locales = isLocalised(schema) ? { locales: LOCALES } : {};
  // Isolation decides later which contacts an account reads: those of its own partners.
  const seesPrivate = rights.withPrivate === true || (rights.read !== undefined && uid === UID.partner);
  const read = fieldsOf(strapi, schema, seesPrivate);
  const written = read.filter((name) => rights.without?.includes(name) !== true);
  const permission = (action: string, properties: RolePermission['properties']): RolePermission => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: uid,
    properties,
  });
  return [
    ...OF_FIELDS.filter((action) => rights[action] !== undefined).map((action) =>
      permission(action, { fields: action === 'read' ? read : written, ...locales }),
    ),
    ...OF_ENTRIES.filter((action) => rights[action] !== undefined).map((action) =>
      permission(action, locales),
    ),
  ];
}

/** The rights of each role outside the content manager. */
const BESIDE: Readonly<Record<RoleName, readonly string[]>> = {
  partnerEditor: [...LIBRARY, ACTIONS.readSubmissions, ACTIONS.submit],
  regionalCoordinator: ['plugin::upload.read', ACTIONS.readSubmissions],
  secretariat: [
    ...LIBRARY,
    ACTIONS.preview,
    ACTIONS.readSubmissions,
    ACTIONS.review,
    ACTIONS.explain,
    ACTIONS.readTrail,
  ],
  networkSecretariat: [
    ...LIBRARY,
    ACTIONS.preview,
    ACTIONS.publish,
    ACTIONS.readSubmissions,
    ACTIONS.review,
    ACTIONS.mergeCommunities,
    ACTIONS.explain,
    ACTIONS.readTrail,
  ],
};

/** The rights that each seeded role starts with; administrators may change them in the panel afterwards. */
export const permissionsOf = (strapi: Core.Strapi, role: RoleName): RolePermission[] => [
  ...Object.values(CONTENT_TYPES).flatMap((row) => explorer(strapi, role, row)),
  ...BESIDE[role].map((action) => ({ action })),
];
