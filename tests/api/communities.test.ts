/** The secretariat merges communities that are the same place. */
import type { CommunityEntry } from '../../src/plugins/monthly-report/shared/admin-api';
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import { describeOnBothDatabases } from '../helpers/both-databases';
import {
  ACTIVITY,
  ask,
  asAdmin,
  COMMUNITY,
  createAccount,
  entriesOf,
  PARTNER,
  PROGRAMME,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { withSql } from '../helpers/sql';

const MONTH = '2022-04';

describeOnBothDatabases('Merging communities', {}, (server) => {
  let admin: PanelAccount;
  let programme: string;
  let partner: string;

  const create = async (uid: string, body: object): Promise<string> => {
    const answer = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (answer.data as { documentId: string }).documentId;
  };
  const createCommunity = (code: string, name: string, more: object = {}) =>
    create(COMMUNITY, { code, name, kind: 'community', ...more });
  const enter = async (communities: readonly string[], startDate = `${MONTH}-09`): Promise<string> => {
    const documentId = await create(ACTIVITY, {
      title: '楼道清理日',
      kind: 'single',
      startDate,
      sessions: 1,
      programme: { connect: [{ documentId: programme }] },
      partner: { connect: [{ documentId: partner }] },
      communities: { connect: communities.map((id) => ({ documentId: id })) },
    });
    await asAdmin(server(), {
      method: 'post',
      path: `${entriesOf(ACTIVITY)}/${documentId}/actions/publish`,
      body: {},
    });
    return documentId;
  };
  const merge = (keep: string, others: readonly unknown[], account = admin) =>
    ask(server(), account.token, {
      method: 'post',
      path: '/monthly-report/communities/merge',
      body: { keep, merge: others },
    });
  const unverified = async (): Promise<readonly CommunityEntry[]> =>
    (await ask(server(), admin.token, { method: 'get', path: '/monthly-report/communities/unverified' })).body
      .data;
  const communitiesOfMonth = async (): Promise<unknown> => {
    const path = `/monthly-report/totals/${MONTH}`;
    const { body } = await ask(server(), admin.token, { method: 'get', path });
    return body.data.programmes[0].totals.find(
      ({ indicator }: { indicator: string }) => indicator === 'communities',
    ).value;
  };

  beforeAll(async () => {
    admin = { id: 0, token: await server().adminToken() };
    const indicator = await create('api::indicator.indicator', {
      code: 'communities',
      label: '社区数',
      source: 'counted',
      counts: 'community',
      decimals: 0,
    });
    programme = await create(PROGRAMME, {
      code: 'clean_stairs',
      name: '清洁楼道',
      startMonth: '2022-01',
      basis: 'month',
      summaryTemplate: '{month}',
      storyGrouping: 'partner',
      dueDay: 5,
      indicators: { connect: [{ documentId: indicator }] },
    });
    partner = await create(PARTNER, { code: 'lan', name: '兰草社工站' });
  });

  it('moves what took place there, keeps the names, and the sums follow', async () => {
    const kept = await createCommunity('sunny', '阳光社区', { verified: true });
    const double = await createCommunity('sunny-2', '阳光花园社区', { aliases: '老阳光' });
    const activity = await enter([double]);
    await enter([kept, double]);
    expect(await communitiesOfMonth()).toBe(2);
    expect((await unverified()).map(({ code }) => code)).toEqual(['sunny-2']);

    const { status, body } = await merge(kept, [double]);
    expect([status, body.data]).toEqual([
      200,
      {
        documentId: kept,
        code: 'sunny',
        name: '阳光社区',
        aliases: ['阳光花园社区', '老阳光'],
        verified: true,
      },
    ]);
    expect(await communitiesOfMonth()).toBe(1);
    expect(await unverified()).toEqual([]);
    const entry = await ask(server(), admin.token, {
      method: 'get',
      path: `${entriesOf(ACTIVITY)}/${activity}`,
    });
    expect(entry.body.data.status).toBe('published');
  });

  it('refuses what is none, itself or there twice, and changes nothing', async () => {
    const kept = await createCommunity('river', '河边社区');
    expect((await merge(kept, [])).status).toBe(400);
    expect((await merge(kept, [kept])).status).toBe(400);
    expect((await merge(kept, [7])).status).toBe(400);
    expect((await merge(kept, ['nowhere'])).status).toBe(404);
    expect((await unverified()).map(({ code }) => code)).toEqual(['river']);
  });

  it('is for the network secretariat', async () => {
    for (const role of [ROLES.partnerEditor, ROLES.secretariat]) {
      const account = await createAccount(server(), role);
      expect((await merge('a', ['b'], account)).status).toBe(403);
    }
    const network = await createAccount(server(), ROLES.networkSecretariat);
    expect((await merge('nowhere', ['nobody'], network)).status).toBe(404);
    await server().request.get('/monthly-report/communities/unverified').expect(401);
  });

  it('leaves entries of a published month where they are, and names the month', async () => {
    const [kept, double] = [
      await createCommunity('hill', '山上社区'),
      await createCommunity('hill-2', '小山社区'),
    ];
    await enter([double], '2022-02-03');
    await withSql(server(), (db) =>
      db('monthly_report_month_states').insert({
        document_id: 'published',
        month: '2022-02',
        state: 'published',
        revision: 1,
      }),
    );
    const { status, body } = await merge(kept, [double]);
    expect([status, body.error.message]).toEqual([409, expect.stringContaining('2022-02')]);
  });
});
