/** The workflow of a submission from the partner to its acceptance, and the roles that may take each step. */
import type { Response } from 'supertest';

import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import type { SubmissionEntry, TrailRow } from '../../src/plugins/monthly-report/shared/admin-api';
import { describeOnBothDatabases } from '../helpers/both-databases';
import {
  ACTIVITY,
  ask,
  asAdmin,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  STORY,
  type PanelAccount,
  type PanelCall,
} from '../helpers/bound-accounts';
import { monthsAgo } from '../helpers/clock';
import { withSql } from '../helpers/sql';

const MONTH = '2022-04';

describeOnBothDatabases('Submissions', {}, (server) => {
  let programme: string;
  const partners: Record<string, string> = {};
  let editor: PanelAccount;
  let otherEditor: PanelAccount;
  let coordinator: PanelAccount;
  let secretariat: PanelAccount;
  let admin: PanelAccount;

  const create = async (uid: string, body: object): Promise<string> => {
    const answer = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (answer.data as { documentId: string }).documentId;
  };
  const enterActivity = (partner: string, startDate = `${MONTH}-09`, title: string | null = '楼道清理日') =>
    create(ACTIVITY, {
      title,
      kind: 'single',
      startDate,
      sessions: 1,
      programme: { connect: [{ documentId: programme }] },
      partner: { connect: [{ documentId: partners[partner] }] },
    });
  const tellStory = (partner: string) =>
    create(STORY, {
      title: '一只旧书箱',
      reportMonth: MONTH,
      programme: { connect: [{ documentId: programme }] },
      partner: { connect: [{ documentId: partners[partner] }] },
    });

  const call = (account: PanelAccount, request: PanelCall): Promise<Response> =>
    ask(server(), account.token, request);
  const list = async (account: PanelAccount, month = MONTH): Promise<readonly SubmissionEntry[]> =>
    (await call(account, { method: 'get', path: `/monthly-report/submissions/${month}` })).body.data;
  const of = async (partner: string, account = admin, month = MONTH) =>
    (await list(account, month)).find(({ partner: { code } }) => code === partner);
  const step = (account: PanelAccount, partner: string, name: string, body: object = {}, month = MONTH) =>
    call(account, {
      method: 'post',
      path: `/monthly-report/submissions/${month}/clean_stairs/${partner}/${name}`,
      body,
    });
  const statusOf = async (uid: string, documentId: string): Promise<string> =>
    (await call(admin, { method: 'get', path: `${entriesOf(uid)}/${documentId}` })).body.data.status;
  const retitle = (account: PanelAccount, documentId: string) =>
    call(account, { method: 'put', path: `${entriesOf(ACTIVITY)}/${documentId}`, body: { title: '改题' } });

  beforeAll(async () => {
    admin = { id: 0, token: await server().adminToken() };
    const region = await create(REGION, { code: 'north', name: '华北区' });
    programme = await create(PROGRAMME, {
      code: 'clean_stairs',
      name: '清洁楼道',
      nameEn: 'Clean Stairs',
      startMonth: '2022-01',
      basis: 'month',
      summaryTemplate: '{month}',
      storyGrouping: 'partner',
      dueDay: 5,
    });
    for (const [code, name, isRegional] of [
      ['lan', '兰草社工站', true],
      ['mei', '梅园互助社', false],
      ['zhu', '竹溪服务中心', false],
      ['ju', '菊香协会', false],
      ['he', '荷塘协会', false],
      ['gui', '桂花协会', false],
    ] as const) {
      partners[code] = await create(PARTNER, {
        code,
        name,
        ...(isRegional && { region: { connect: [{ documentId: region }] } }),
      });
      // 菊香 enters content, but no report of it is expected.
      if (code === 'ju') continue;
      await create('api::membership.membership', {
        programme: { connect: [{ documentId: programme }] },
        partner: { connect: [{ documentId: partners[code] }] },
        fromMonth: '2022-01',
      });
    }
    editor = await createAccount(server(), ROLES.partnerEditor);
    otherEditor = await createAccount(server(), ROLES.partnerEditor);
    coordinator = await createAccount(server(), ROLES.regionalCoordinator);
    secretariat = await createAccount(server(), ROLES.secretariat);
    await linkAccount(server(), editor, PARTNER, partners.lan ?? '');
    await linkAccount(server(), otherEditor, PARTNER, partners.mei ?? '');
    await linkAccount(server(), coordinator, REGION, region);
    await linkAccount(server(), secretariat, PROGRAMME, programme);
  });

  it('are those of the expected partners, and of whoever entered something all the same', async () => {
    expect((await list(admin)).map(({ partner }) => partner.code)).toEqual([
      'gui',
      'he',
      'lan',
      'mei',
      'zhu',
    ]);
    await enterActivity('ju');
    const entry = await of('ju');
    expect(entry).toMatchObject({
      programme: { code: 'clean_stairs', name: '清洁楼道' },
      partner: { code: 'ju', name: '菊香协会', region: null },
      state: 'overdue',
      nilReturn: false,
      dueOn: '2022-05-05',
      activities: 1,
      stories: 0,
      correction: null,
    });
    expect(entry?.may).toEqual(['submit']);
  });

  it('are not due while the month runs, and refused until it is over', async () => {
    const month = monthsAgo(0);
    expect(await of('lan', editor, month)).toMatchObject({ state: 'not-due', may: [] });
    const { status, body } = await step(editor, 'lan', 'declare-nil', {}, month);
    expect([status, body.error.message]).toEqual([409, expect.stringContaining('is not over')]);
  });

  it('are shown to each as far as its role reaches', async () => {
    const codes = async (account: PanelAccount) => (await list(account)).map(({ partner: { code } }) => code);
    expect(await codes(editor)).toEqual(['lan']);
    expect(await codes(otherEditor)).toEqual(['mei']);
    expect(await codes(coordinator)).toEqual(['lan']);
    expect(await codes(secretariat)).toContain('zhu');
    await server().request.get(`/monthly-report/submissions/${MONTH}`).expect(401);
  });

  it('go from the partner to the secretariat, back and through', async () => {
    const activity = await enterActivity('lan');
    const story = await tellStory('lan');
    expect((await of('lan', editor))?.may).toEqual(['submit']);

    const submitted = await step(editor, 'lan', 'submit');
    expect([submitted.status, submitted.body.data]).toEqual([
      200,
      expect.objectContaining({
        state: 'submitted',
        submittedBy: expect.any(String),
        activities: 1,
        stories: 1,
        may: [],
      }),
    ]);
    expect((await retitle(editor, activity)).status).toBe(409);
    expect((await step(editor, 'lan', 'submit')).status).toBe(409);

    expect((await step(secretariat, 'lan', 'send-back')).status).toBe(400);
    expect((await step(secretariat, 'lan', 'send-back', { feedback: '  ' })).status).toBe(400);
    const back = await step(secretariat, 'lan', 'send-back', { feedback: '请补充参与人次。' });
    expect(back.body.data).toMatchObject({ state: 'sent-back', feedback: '请补充参与人次。' });
    expect((await retitle(editor, activity)).status).toBe(200);

    expect((await step(editor, 'lan', 'submit')).body.data).toMatchObject({
      state: 'submitted',
      feedback: null,
    });
    expect(await statusOf(ACTIVITY, activity)).toBe('draft');
    const accepted = await step(secretariat, 'lan', 'accept');
    expect([accepted.status, accepted.body.data]).toEqual([
      200,
      expect.objectContaining({ state: 'accepted', decidedBy: expect.any(String), may: ['send-back'] }),
    ]);
    expect(await statusOf(ACTIVITY, activity)).toBe('published');
    expect(await statusOf(STORY, story)).toBe('published');
    expect((await step(secretariat, 'lan', 'accept')).status).toBe(409);
  });

  it('keep the partner from adding, moving in and deleting entries, and nobody else', async () => {
    const connect = (documentId: string | undefined) => ({ connect: [{ documentId }] });
    const added = await call(editor, {
      method: 'post',
      path: entriesOf(ACTIVITY),
      body: {
        title: '补一场',
        kind: 'single',
        startDate: `${MONTH}-20`,
        programme: connect(programme),
        partner: connect(partners.lan),
      },
    });
    expect([added.status, added.body.error?.message]).toEqual([409, expect.stringContaining(MONTH)]);

    const inMay = await enterActivity('lan', '2022-05-02', '五月的一场');
    const path = `${entriesOf(ACTIVITY)}/${inMay}`;
    expect((await call(editor, { method: 'put', path, body: { startDate: `${MONTH}-02` } })).status).toBe(
      409,
    );
    expect((await call(editor, { method: 'put', path, body: { title: '五月第一场' } })).status).toBe(200);

    const late = await enterActivity('lan', `${MONTH}-21`, '秘书处补录');
    const latePath = `${entriesOf(ACTIVITY)}/${late}`;
    expect((await call(editor, { method: 'delete', path: latePath })).status).toBe(409);
    expect((await retitle(secretariat, late)).status).toBe(200);
    expect((await call(secretariat, { method: 'delete', path: latePath })).status).toBe(200);
  });

  it('take a nil return from who had no activity, and from nobody else', async () => {
    await enterActivity('mei');
    const refused = await step(otherEditor, 'mei', 'declare-nil');
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringMatching(/1条活动.*1 activities/),
    ]);

    expect((await step(admin, 'zhu', 'submit')).status).toBe(409);
    const declared = await step(admin, 'zhu', 'declare-nil');
    expect(declared.body.data).toMatchObject({ state: 'submitted', nilReturn: true });
    const entered = await enterActivity('zhu');
    expect((await step(secretariat, 'zhu', 'accept')).status).toBe(409);
    await call(admin, { method: 'delete', path: `${entriesOf(ACTIVITY)}/${entered}` });
    expect((await step(secretariat, 'zhu', 'accept')).body.data).toMatchObject({ state: 'accepted' });
  });

  it('are taken by one of many who accept at once; the others change nothing', async () => {
    const activities = [await enterActivity('he'), await enterActivity('he', `${MONTH}-10`, '第二场')];
    await step(admin, 'he', 'submit');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => step(index % 2 ? admin : secretariat, 'he', 'accept')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(409)]);
    for (const activity of activities) expect(await statusOf(ACTIVITY, activity)).toBe('published');
    const accepted = await withSql(server(), (db) =>
      db('monthly_report_trail_entries').where({ month: MONTH, partner: 'he', action: 'accept' }),
    );
    expect(accepted).toHaveLength(1);
  });

  it('are made once by many who submit at once', async () => {
    await enterActivity('gui');
    const answers = await Promise.all(Array.from({ length: 8 }, () => step(admin, 'gui', 'submit')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
  });

  it('are accepted whole or not at all: what keeps an entry from being published is named', async () => {
    const good = await enterActivity('gui', `${MONTH}-11`, '好的一场');
    const bad = await enterActivity('gui', `${MONTH}-12`, null);
    const { status, body } = await step(admin, 'gui', 'accept');
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('《无标题')]);
    expect(await of('gui')).toMatchObject({ state: 'submitted', decidedAt: null });
    expect(await statusOf(ACTIVITY, good)).toBe('draft');
    await call(admin, { method: 'delete', path: `${entriesOf(ACTIVITY)}/${bad}` });
    expect((await step(admin, 'gui', 'accept')).status).toBe(200);
  });

  it('tell nothing of a partner out of reach, and leave reading to a coordinator', async () => {
    const foreign = await step(editor, 'mei', 'submit');
    const missing = await step(editor, 'nobody', 'submit');
    expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
    expect((await step(editor, 'lan', 'accept')).status).toBe(403);
    expect((await of('lan', coordinator))?.may).toEqual([]);
    for (const name of ['submit', 'accept', 'ask-correction']) {
      expect((await step(coordinator, 'lan', name, {})).status).toBe(403);
    }
  });

  it('refuse what is malformed', async () => {
    expect((await step(admin, 'lan', 'accept', {}, '2022-13')).status).toBe(400);
    expect((await step(admin, 'lan', 'accept', { why: 1 })).status).toBe(400);
    expect((await step(admin, 'lan', 'send-back', { feedback: 7 })).status).toBe(400);
    expect((await step(admin, 'lan', 'accept', [])).status).toBe(400);
    const path = `/monthly-report/submissions/${MONTH}?partner=lan`;
    expect((await call(admin, { method: 'get', path })).status).toBe(400);
  });

  it('of a published month take no step but a request for correction, which leaves them as they are', async () => {
    expect((await step(editor, 'lan', 'ask-correction', { reason: '人次少写了一位。' })).status).toBe(409);
    await withSql(server(), (db) =>
      db('monthly_report_month_states').insert({
        document_id: 'published',
        month: MONTH,
        state: 'published',
        revision: 1,
      }),
    );
    const before = await of('lan');
    expect((await step(secretariat, 'lan', 'send-back', { feedback: '再看看' })).status).toBe(409);
    expect((await step(editor, 'lan', 'ask-correction')).status).toBe(400);
    const asked = await step(editor, 'lan', 'ask-correction', { reason: '人次少写了一位。' });
    expect(asked.body.data).toEqual({
      ...before,
      correction: { reason: '人次少写了一位。', askedAt: expect.any(String), askedBy: expect.any(String) },
      may: ['ask-correction'],
    });
  });

  it('leave a trail that the secretariat reads, newest first, and partners do not', async () => {
    const path = `/monthly-report/trail?month=${MONTH}`;
    const { body } = await call(secretariat, { method: 'get', path });
    const rows = (body.data as readonly TrailRow[]).filter(({ partner }) => partner === 'lan');
    expect(rows.map(({ action }) => action)).toEqual([
      'ask-correction',
      'delete-entry',
      'accept',
      'submit',
      'send-back',
      'submit',
    ]);
    expect(rows.map(({ details }) => details)).toContainEqual({ feedback: '请补充参与人次。' });
    expect(body.meta.pagination).toMatchObject({ page: 1, pageSize: 25 });
    expect((await call(editor, { method: 'get', path })).status).toBe(403);
  });
});
