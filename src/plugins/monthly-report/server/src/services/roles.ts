import type { Core } from '@strapi/strapi';

import { permissionsOf, type RolePermission } from '../access/role-permissions';
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

/** The roles of the network as roles of the panel. */
export const rolesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Makes the roles once in the life of a database, so that what an administrator changes or
   * deletes stays so. To be called when Strapi has made its own roles: it makes them only
   * where there is none.
   */
  async seedOnce(): Promise<void> {
    const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
    const key = 'rolesSeeded';
    if (await store.get({ key })) return;
    const service = strapi.service('admin::role') as unknown as RoleService;
    for (const [name, code] of Object.entries(ROLES) as [RoleName, string][]) {
      // Left by a first start that did not reach its end.
      if ((await service.findOne({ code })) !== null) continue;
      await strapi.db.transaction(async () => {
        const { id } = await service.create({ ...SEEDED[name], code });
        await service.addPermissions(id, permissionsOf(strapi, name));
      });
    }
    await store.set({ key, value: true });
  },
});
