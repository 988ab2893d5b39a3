/** Every change of shared data writes a trail row, in every way of writing, with the values before and after. */
import sharp from 'sharp';

import type { TrailRow } from '../../src/plugins/monthly-report/shared/admin-api';
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import {
  ask,
  asAdmin,
  COMMUNITY,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  type PanelCall,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';

describeOnBothDatabases('The trail of changes', {}, (server) => {
  const newest = async (count: number): Promise<readonly TrailRow[]> => {
    const { data } = await asAdmin(server(), { method: 'get', path: '/monthly-report/trail' });
    return (data as TrailRow[]).slice(0, count);
  };
  const create = async (uid: string, body: object): Promise<string> => {
    const { data } = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (data as { documentId: string }).documentId;
  };
  const admin = async (call: PanelCall) => ask(server(), await server().adminToken(), call);

  it('has what was entered, changed and deleted of a shared entry', async () => {
    const documentId = await create('api::region.region', { code: 'west', name: '西区' });
    expect(await newest(1)).toEqual([
      expect.objectContaining({
        action: 'create-reference',
        actor: expect.stringMatching(/\S/),
        details: expect.objectContaining({ type: 'api::region.region', entry: '西区' }),
      }),
    ]);
    const path = `${entriesOf('api::region.region')}/${documentId}`;
    await asAdmin(server(), { method: 'put', path, body: { name: '西部' } });
    expect((await newest(1))[0]).toMatchObject({
      action: 'change-reference',
      details: { changes: [{ field: 'name', before: '西区', after: '西部' }] },
    });
    await asAdmin(server(), { method: 'put', path, body: { name: '西部' } });
    expect((await newest(2)).map(({ action }) => action)).toEqual(['change-reference', 'create-reference']);
    const bulk = { documentIds: [documentId] };
    const deletion = `${entriesOf('api::region.region')}/actions/bulkDelete`;
    await asAdmin(server(), { method: 'post', path: deletion, body: bulk });
    expect((await newest(1))[0]).toMatchObject({ action: 'delete-reference', details: { entry: '西部' } });
  });

  it('tells of a contact that it changed, and not what to', async () => {
    const documentId = await create(PARTNER, { code: 'tao', name: '桃园', contactName: '张三丰' });
    const path = `${entriesOf(PARTNER)}/${documentId}`;
    await asAdmin(server(), { method: 'put', path, body: { contactName: '李四光' } });
    const rows = await newest(2);
    expect(rows[0]).toMatchObject({
      action: 'change-reference',
      partner: 'tao',
      details: { changes: [{ field: 'contactName' }] },
    });
    expect(JSON.stringify(rows)).not.toMatch(/张三丰|李四光/);
  });

  it('names the accounts that are linked, and unlinked by their deletion', async () => {
    const documentId = await create(PARTNER, { code: 'xing', name: '杏园' });
    const account = await createAccount(server(), ROLES.partnerEditor);
    await linkAccount(server(), account, PARTNER, documentId);
    const linked = { before: [], after: ['账号示例'] };
    expect((await newest(1))[0]).toMatchObject({
      action: 'link-accounts',
      partner: 'xing',
      details: { changes: [{ field: 'editors', ...linked }] },
    });
    await asAdmin(server(), { method: 'delete', path: `/admin/users/${account.id}` });
    expect((await newest(1))[0]).toMatchObject({
      action: 'link-accounts',
      details: { changes: [{ field: 'editors', before: ['账号示例'], after: [] }] },
    });
  });

  it('has every file: added, described, replaced and deleted', async () => {
    const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
    const uploaded = await admin({ method: 'post', path: '/upload', file: picture });
    const [{ id } = { id: 0 }] = uploaded.body as { id: number }[];
    const path = `/upload/files/${id}`;
    await admin({ method: 'put', path, body: { fileInfo: { alternativeText: '一块蓝色' } } });
    expect((await newest(2)).map(({ action }) => action)).toEqual(['change-file', 'create-file']);
    expect((await newest(1))[0]?.details).toMatchObject({
      changes: [{ field: 'alternativeText', after: '一块蓝色' }],
    });
    await admin({ method: 'post', path: `${path}/replace`, file: picture });
    expect((await newest(1))[0]).toMatchObject({ action: 'change-file' });
    await admin({ method: 'delete', path });
    expect((await newest(1))[0]).toMatchObject({ action: 'delete-file' });
  });

  it('has both sides of a merge', async () => {
    const kept = await create(COMMUNITY, { code: 'he', name: '荷花', kind: 'community' });
    const other = await create(COMMUNITY, { code: 'he_2', name: '荷花里', kind: 'community' });
    await asAdmin(server(), {
      method: 'post',
      path: '/monthly-report/communities/merge',
      body: { keep: kept, merge: [other] },
    });
    expect((await newest(3)).map(({ action }) => action)).toEqual([
      'merge-communities',
      'delete-reference',
      'change-reference',
    ]);
  });
});
