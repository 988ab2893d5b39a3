/** Accounts of the seeded roles, linked to partners, regions and programmes. */
import { randomBytes } from 'node:crypto';

import type { Response } from 'supertest';

import type { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import type { TestServer } from './server';

export interface PanelAccount {
  readonly id: number;
  readonly token: string;
}

export interface PanelCall {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly body?: object;
  /** A file of a multipart form. */
  readonly file?: Buffer;
}

export const PARTNER = 'api::partner.partner';
export const PROGRAMME = 'api::programme.programme';
export const REGION = 'api::region.region';
export const ACTIVITY = 'api::activity.activity';
export const STORY = 'api::story.story';
export const COMMUNITY = 'api::community.community';
export const entriesOf = (uid: string): string => `/content-manager/collection-types/${uid}`;

export function ask(server: TestServer, token: string | null, call: PanelCall): Promise<Response> {
  const request = server.request[call.method](call.path);
  if (token !== null) void request.set('Authorization', `Bearer ${token}`);
  if (call.file !== undefined) {
    void request.attach('files', call.file, { filename: 'photo.png', contentType: 'image/png' });
    for (const [name, value] of Object.entries(call.body ?? {}))
      void request.field(name, JSON.stringify(value));
    return request.then((response) => response);
  }
  return (call.body === undefined ? request : request.send(call.body)).then((response) => response);
}

/** Sends a call as the administrator and returns its answer; the call must succeed. */
export async function asAdmin(server: TestServer, call: PanelCall): Promise<Record<string, unknown>> {
  const response = await ask(server, await server.adminToken(), call);
  if (response.status >= 300)
    throw new Error(`${call.method} ${call.path}: ${response.status} ${response.text}`);
  return response.body as Record<string, unknown>;
}

async function roleId(server: TestServer, code: string): Promise<number> {
  const { data } = (await asAdmin(server, { method: 'get', path: '/admin/roles' })) as {
    data: { id: number; code: string }[];
  };
  const role = data.find((candidate) => candidate.code === code);
  if (role === undefined) throw new Error(`There is no role ${code}.`);
  return role.id;
}

type RoleCode = (typeof ROLES)[keyof typeof ROLES] | 'strapi-super-admin';

/** A signed-in account with one of the roles. It is invited and registered, which does not count as a login. */
export async function createAccount(server: TestServer, role: RoleCode): Promise<PanelAccount> {
  const email = `${randomBytes(6).toString('hex')}@example.org`;
  const { data } = (await asAdmin(server, {
    method: 'post',
    path: '/admin/users',
    body: { email, firstname: '示例', lastname: '账号', roles: [await roleId(server, role)] },
  })) as { data: { id: number; registrationToken: string } };
  const registered = await server.request
    .post('/admin/register')
    .send({
      registrationToken: data.registrationToken,
      userInfo: { firstname: '示例', lastname: '账号', password: `Aa1${randomBytes(12).toString('hex')}` },
    })
    .expect(200);
  const { token } = (registered.body as { data: { token: string } }).data;
  return { id: data.id, token };
}

export async function documentIdOf(server: TestServer, uid: string, code: string): Promise<string> {
  const { results } = (await asAdmin(server, {
    method: 'get',
    path: `${entriesOf(uid)}?filters[code]=${code}`,
  })) as { results: { documentId: string }[] };
  const [entry] = results;
  if (entry === undefined) throw new Error(`There is no ${uid} ${code}.`);
  return entry.documentId;
}

/** Names an account in a partner, a region or a programme. */
export async function linkAccount(
  server: TestServer,
  account: PanelAccount,
  uid: string,
  documentId: string,
): Promise<void> {
  const fields: Record<string, string> = {
    [PARTNER]: 'editors',
    [REGION]: 'coordinators',
    [PROGRAMME]: 'secretariatUsers',
  };
  await asAdmin(server, {
    method: 'put',
    path: `${entriesOf(uid)}/${documentId}`,
    body: { [fields[uid] ?? '']: { connect: [{ id: account.id }] } },
  });
}
