import type { Core } from '@strapi/strapi';

import { permissionsOf, type RolePermission } from './role-permissions';
import { ROLES, type RoleName } from '../content-model';
import { PLUGIN_ID } from '../plugin-id';

interface RoleService {
  findOne(where: { code: string }): Promise<{ readonly id: number } | null>;
  create(role: { name: string; code: string; description: string }): Promise<{ readonly id: number }>;
  addPermissions(role: number, permissions: readonly RolePermission[]): Promise<unknown>;
}

const SEEDED: Readonly<Record<RoleName, { readonly name: string; readonly description: string }>> = {
  partnerEditor: {
    name: '伙伴编辑',
    description:
      'Partner editor: enters and submits the activities and stories of the partners that name the account as an editor.',
  },
  regionalCoordinator: {
    name: '区域协调员',
    description:
      'Regional coordinator: reads the entries and submissions of the regions that name the account.',
  },
  secretariat: {
    name: '秘书处',
    description:
      'Programme secretariat: reviews, explains, edits and previews the programmes that name the account.',
  },
  networkSecretariat: {
    name: '总秘书处',
    description:
      'Network secretariat: compiles, publishes and corrects the months of all programmes, and keeps the shared reference entries.',
  },
};

/** The roles of a database that keeps `true`: it was seeded before there was a network secretariat. */
const FIRST: readonly string[] = [ROLES.partnerEditor, ROLES.regionalCoordinator, ROLES.secretariat];

/**
 * Makes each role once in the life of a database, so that an administrator's changes and deletions stay. A role of a
 * later version is made at the first start of that version. Call it after Strapi has made its own roles: Strapi makes
 * them only if there are none.
 */
export async function seedRolesOnce(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
  const key = 'rolesSeeded';
  const kept: unknown = await store.get({ key });
  const seeded: readonly unknown[] = kept === true ? FIRST : Array.isArray(kept) ? kept : [];
  const missing = (Object.entries(ROLES) as [RoleName, string][]).filter(
    ([, code]) => !seeded.includes(code),
  );
  if (missing.length === 0) return;
  const service = strapi.service('admin::role') as RoleService;
  for (const [name, code] of missing) {
    // A first start that did not finish left this role.
    if ((await service.findOne({ code })) !== null) continue;
    await strapi.db.transaction(async () => {
      const { id } = await service.create({ ...SEEDED[name], code });
      await service.addPermissions(id, permissionsOf(strapi, name));
    });
  }
  await store.set({ key, value: Object.values(ROLES) });
}
