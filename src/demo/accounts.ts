import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

interface RoleService {
  findOne(where: { code: string }): Promise<{ id: number; name: string } | null>;
  addPermissions(roleId: number, permissions: readonly { action: string }[]): Promise<unknown>;
}

interface UserService {
  count(): Promise<number>;
  create(user: Record<string, unknown>): Promise<unknown>;
}

const EDITOR = 'strapi-editor';
const PREVIEW = 'plugin::monthly-report.report.preview';
const ACCOUNTS = [
  { email: 'admin@example.org', firstname: '管理员', role: 'strapi-super-admin' },
  { email: 'editor@example.org', firstname: '编辑', role: EDITOR },
];
const PASSWORD_BYTES = 12;

/** Accounts to try the panel with. None where there is any administrator: the panel then belongs to somebody. */
export async function createDemoAccounts(strapi: Core.Strapi): Promise<DemoAccount[]> {
  const users = strapi.service('admin::user') as unknown as UserService;
  const roles = strapi.service('admin::role') as unknown as RoleService;
  if ((await users.count()) > 0) return [];

  const accounts: DemoAccount[] = [];
  for (const { email, firstname, role: code } of ACCOUNTS) {
    const role = await roles.findOne({ code });
    if (role === null) throw new Error(`The administrator role "${code}" does not exist.`);
    // The plugin's page is what the demo is for; Strapi gives new actions to super admins only.
    if (code === EDITOR) await roles.addPermissions(role.id, [{ action: PREVIEW }]);
    const password = randomPassword();
    await users.create({
      email,
      firstname,
      lastname: '（示例）',
      password,
      isActive: true,
      registrationToken: null,
      blocked: false,
      preferedLanguage: 'zh-Hans',
      roles: [role.id],
    });
    accounts.push({ email, password, role: role.name });
  }
  return accounts;
}

/** Random, and of the kinds of characters that the panel asks for when a password is changed. */
function randomPassword(): string {
  return `Aa1-${randomBytes(PASSWORD_BYTES).toString('base64url')}`;
}
