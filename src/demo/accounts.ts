import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  /** The content that the account will see, in words. */
  readonly finds: string;
}

interface RoleService {
  findOne(where: { code: string }): Promise<{ id: number; name: string } | null>;
  addPermissions(roleId: number, permissions: readonly { action: string }[]): Promise<unknown>;
}

interface UserService {
  count(): Promise<number>;
  create(user: Record<string, unknown>): Promise<{ id: number }>;
}

const EDITOR = 'strapi-editor';
const PREVIEW = 'plugin::monthly-report.report.preview';

interface AccountData {
  readonly email: string;
  readonly firstname: string;
  readonly role: string;
  readonly finds: string;
  /** The codes of the entries that name the account, and the field that names it. */
  readonly namedIn?: { readonly uid: string; readonly codes: readonly string[]; readonly field: string };
}

const ACCOUNTS: readonly AccountData[] = [
  {
    email: 'admin@example.org',
    firstname: '管理员',
    role: 'strapi-super-admin',
    finds: 'everything: all entries, all settings, all accounts',
  },
  {
    email: 'editor@example.org',
    firstname: '编辑',
    role: EDITOR,
    finds: 'all entries, and previews of the reports',
  },
  {
    email: 'partner@example.org',
    firstname: '青石巷编辑',
    role: 'monthly-report-partner-editor',
    finds: '我的填报: last month of 巷弄花园 waits to be filled in, with the month before to begin with',
    // A member of an open month: partners enter for the programmes they are members of.
    namedIn: { uid: 'api::partner.partner', codes: ['qingshixiang'], field: 'editors' },
  },
  {
    email: 'coordinator@example.org',
    firstname: '华东区协调员',
    role: 'monthly-report-regional-coordinator',
    finds: '月报: the partners of 华东区, one of which has not sent in last month',
    namedIn: { uid: 'api::region.region', codes: ['east'], field: 'coordinators' },
  },
  {
    email: 'secretariat@example.org',
    firstname: '秘书处',
    role: 'monthly-report-secretariat',
    finds: '月报: a submission of last month to review in 巷弄花园, and two programmes with published months',
    namedIn: {
      uid: 'api::programme.programme',
      // All but one: the missing programme shows that the account is bound to the others.
      codes: ['zero_waste', 'neighbour_reading', 'lane_gardens'],
      field: 'secretariatUsers',
    },
  },
  {
    email: 'network@example.org',
    firstname: '总秘书处',
    role: 'monthly-report-network-secretariat',
    finds: '月报: all programmes, publishing and reopening of months, shared reference data',
  },
];
const PASSWORD_BYTES = 12;

/** Creates accounts to try the panel with. If there is any administrator, it creates none: the panel is in use. */
export async function createDemoAccounts(strapi: Core.Strapi): Promise<DemoAccount[]> {
  const users = strapi.service('admin::user') as unknown as UserService;
  const roles = strapi.service('admin::role') as unknown as RoleService;
  if ((await users.count()) > 0) return [];

  const accounts: DemoAccount[] = [];
  for (const { email, firstname, role: code, finds, namedIn } of ACCOUNTS) {
    const role = await roles.findOne({ code });
    if (role === null) throw new Error(`The administrator role "${code}" does not exist.`);
    // The demo shows the plugin's page; Strapi gives new actions to super admins only.
    if (code === EDITOR) await roles.addPermissions(role.id, [{ action: PREVIEW }]);
    const password = randomPassword();
    const { id } = await users.create({
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
    if (namedIn !== undefined) await nameIn(strapi, id, namedIn);
    accounts.push({ email, password, role: role.name, finds });
  }
  return accounts;
}

type NamedIn = NonNullable<AccountData['namedIn']>;

async function nameIn(strapi: Core.Strapi, account: number, { uid, codes, field }: NamedIn): Promise<void> {
  const documents = strapi.documents(uid as 'api::partner.partner');
  for (const code of codes) {
    const entry = await documents.findFirst({ filters: { code }, fields: ['code'] });
    // The database has other content: somebody can link the account in the panel.
    if (entry === null) continue;
    await documents.update({
      documentId: entry.documentId,
      data: { [field]: { connect: [{ id: account }] } },
    });
  }
}

/** A random password with the kinds of characters that the panel requires when a password is changed. */
function randomPassword(): string {
  return `Aa1-${randomBytes(PASSWORD_BYTES).toString('base64url')}`;
}
