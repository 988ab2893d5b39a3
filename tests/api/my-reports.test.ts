/** The addresses of 我的填报: an account's own month, entry by entry, and saves after somebody else's change. */
import { randomBytes } from 'node:crypto';

import type {
  ActivityFields,
  Kept,
  MyReports,
  Sheet,
  StoryFields,
} from '../../src/plugins/monthly-report/shared/my-reports';
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import {
  ACTIVITY,
  ask,
  asAdmin,
  COMMUNITY,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  STORY,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';

const MONTH = '2022-04';
const HOME = '/monthly-report/my-reports';

const newId = (): string => `a${randomBytes(12).toString('hex').slice(0, 23)}`;

const activity = (overrides: Partial<ActivityFields> = {}): ActivityFields => ({
  title: '厨余课堂',
  startDate: `${MONTH}-09`,
  communities: [],
  activityType: null,
  sessions: 1,
  measurements: { participants: 30 },
  photos: [],
  ...overrides,
});
const story = (overrides: Partial<StoryFields> = {}): StoryFields => ({
  title: '一只旧书箱',
  body: '第一段。\n第二段。',
  occurredOn: null,
  activity: null,
  communities: [],
  photos: [],
  ...overrides,
});

describeOnBothDatabases('我的填报', {}, (server) => {
  let editor: PanelAccount;
  let other: PanelAccount;
  let partner: string;

  const create = async (uid: string, body: object): Promise<string> => {
    const { data } = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (data as { documentId: string }).documentId;
  };
  const to = (documentId: string) => ({ connect: [{ documentId }] });
  const call = (method: 'get' | 'post' | 'put', path: string, body?: object, account = editor) =>
    ask(server(), account.token, { method, path, body });
  const sheetAt = (of = 'lan', month = MONTH) => `${HOME}/${month}/clean_stairs/${of}`;
  const sheet = async (): Promise<Sheet> => (await call('get', sheetAt())).body.data;
  const keep = (
    documentId: string,
    base: object | null,
    fields: object,
    kind = 'activities',
    at = sheetAt(),
  ) => call('put', `${at}/${kind}/${documentId}`, { base, fields });
  const kept = async (
    documentId: string,
    fields: object,
    kind = 'activities',
  ): Promise<Kept<ActivityFields>> => {
    const { status, body, text } = await keep(documentId, null, fields, kind);
    if (status !== 200) throw new Error(`${status} ${text}`);
    return body.data;
  };
  const stored = async (documentId: string, uid = ACTIVITY): Promise<Record<string, unknown>> =>
    (await asAdmin(server(), { method: 'get', path: `${entriesOf(uid)}/${documentId}` })).data as Record<
      string,
      unknown
    >;
  /** Somebody else's change in the content manager. */
  const changeElsewhere = (documentId: string, body: object, uid = ACTIVITY) =>
    asAdmin(server(), { method: 'put', path: `${entriesOf(uid)}/${documentId}`, body });

  beforeAll(async () => {
    const indicator = (code: string, label: string, more: object = {}) =>
      create('api::indicator.indicator', {
        code,
        label,
        unit: '人次',
        decimals: 1,
        source: 'measured',
        aggregationType: 'SUM',
        calculationFormulaAcrossPeriods: 'sum',
        ...more,
      });
    const kitchen = await indicator('waste_kitchen', '厨余');
    const total = await indicator('waste_total', '垃圾总量', { parts: to(kitchen) });
    const participants = await indicator('participants', '参与人次');
    const volunteers = await indicator('volunteers', '志愿者');
    const programme = await create(PROGRAMME, {
      code: 'clean_stairs',
      name: '清洁楼道',
      startMonth: '2022-03',
      summaryTemplate: '本月清洁。',
      dueDay: 5,
      indicators: { connect: [total, participants, volunteers].map((documentId) => ({ documentId })) },
    });
    partner = await create(PARTNER, { code: 'lan', name: '兰草社工站' });
    const bamboo = await create(PARTNER, { code: 'zhu', name: '竹影社' });
    for (const [member, toMonth] of [
      [partner, '2022-05'],
      [bamboo, null],
    ] as const) {
      await create('api::membership.membership', {
        programme: to(programme),
        partner: to(member),
        fromMonth: '2022-03',
        toMonth,
      });
    }
    await create(COMMUNITY, {
      code: 'qingshi',
      name: '青石巷社区',
      aliases: '青石里、老石桥',
      district: '鼓楼区',
      kind: 'community',
      verified: true,
    });
    await create(COMMUNITY, { code: 'qingyun', name: '青云社区', kind: 'community' });
    editor = await createAccount(server(), ROLES.partnerEditor);
    other = await createAccount(server(), ROLES.partnerEditor);
    await linkAccount(server(), editor, PARTNER, partner);
    await linkAccount(server(), other, PARTNER, bamboo);
  });

  it('is made of the months of one’s own partners, with a seal of the account alone', async () => {
    const mine = (await call('get', HOME)).body.data as MyReports;
    // Years ago: a report older than a year opens by its address.
    expect(mine.reports).toEqual([]);
    const again = (await call('get', HOME)).body.data as MyReports;
    const theirs = (await call('get', HOME, undefined, other)).body.data as MyReports;
    expect(Buffer.from(mine.seal, 'base64url')).toHaveLength(32);
    expect(again.seal).toBe(mine.seal);
    expect(theirs.seal).not.toBe(mine.seal);
    expect((await call('get', sheetAt('zhu'))).status).toBe(404);
    expect((await call('get', sheetAt('nobody'))).status).toBe(404);
  });

  it('opens as one sheet: figures to fill in, entries, and what may be done', async () => {
    const { indicators, activities, stories, submission, locked } = await sheet();
    expect(indicators.map(({ code }) => code)).toEqual([
      'waste_total',
      'participants',
      'volunteers',
      'waste_kitchen',
    ]);
    expect({ activities, stories, locked }).toEqual({ activities: [], stories: [], locked: null });
    expect(submission.may).toContain('declare-nil');
  });

  describe('an activity', () => {
    it('is made once however often it is sent, also at once', async () => {
      const documentId = newId();
      const answers = await Promise.all([1, 2, 3, 4].map(() => keep(documentId, null, activity())));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const { activities } = await sheet();
      expect(activities.filter((one) => one.documentId === documentId)).toHaveLength(1);
      expect(await stored(documentId)).toMatchObject({
        title: '厨余课堂',
        kind: 'single',
        startDate: `${MONTH}-09`,
        measurements: { participants: 30 },
        publishedAt: null,
      });
    });

    it('that was sent without an answer is sent again with what was typed since', async () => {
      const documentId = newId();
      const send = (sent: object | null, fields: object) =>
        call('put', `${sheetAt()}/activities/${documentId}`, { base: null, sent, fields });
      // The save arrived, but its answer was lost.
      expect((await send(null, activity())).status).toBe(200);
      expect((await send(activity(), activity({ title: '课堂' }))).status).toBe(200);
      // The save did not arrive.
      const lost = activity({ title: '丢失' });
      expect((await send(lost, activity({ title: '课堂三' }))).status).toBe(409);
      const another = newId();
      const path = `${sheetAt()}/activities/${another}`;
      expect((await call('put', path, { base: null, sent: lost, fields: activity() })).status).toBe(200);
      expect(await stored(documentId)).toMatchObject({ title: '课堂' });
    });

    it('keeps what the page does not show', async () => {
      const { documentId, fields } = await kept(newId(), activity());
      await changeElsewhere(documentId, { campaign: '春季行动', venue: '文化站' });
      const answer = await keep(documentId, fields, { ...fields, title: '厨余小课堂' });
      expect(answer.status).toBe(200);
      expect(await stored(documentId)).toMatchObject({
        title: '厨余小课堂',
        campaign: '春季行动',
        venue: '文化站',
      });
    });

    it('takes over the figures of other indicators that somebody else changed, and says which', async () => {
      const { documentId, fields } = await kept(newId(), activity());
      await changeElsewhere(documentId, { measurements: { participants: 30, volunteers: 4 } });
      const { status, body } = await keep(documentId, fields, {
        ...fields,
        measurements: { participants: 31 },
      });
      expect(status).toBe(200);
      expect((body.data as Kept<ActivityFields>).merged).toEqual(['志愿者']);
      expect((await stored(documentId)).measurements).toEqual({ participants: 31, volunteers: 4 });
    });

    it.each([
      ['the same figure', { measurements: { participants: 29 } }, ['measurements.participants']],
      ['another field', { title: '课堂' }, ['measurements.participants', 'title']],
    ])('is refused with both versions where somebody else changed %s', async (_what, change, differing) => {
      const { documentId, fields } = await kept(newId(), activity());
      await changeElsewhere(documentId, change);
      const { status, body } = await keep(documentId, fields, {
        ...fields,
        measurements: { participants: 31 },
      });
      expect(status).toBe(409);
      expect(body.error.details).toMatchObject({ theirs: { fields: change }, fields: differing });
      expect(await stored(documentId)).toMatchObject(change);
    });

    it('is refused where one changed a total and the other its part', async () => {
      const fields = activity({ measurements: { waste_total: 10, waste_kitchen: 4 } });
      const { documentId } = await kept(newId(), fields);
      await changeElsewhere(documentId, { measurements: { waste_total: 10, waste_kitchen: 5 } });
      const mine = { ...fields, measurements: { waste_total: 11, waste_kitchen: 4 } };
      expect((await keep(documentId, fields, mine)).status).toBe(409);
    });

    it('of two editors at once loses nothing in silence', async () => {
      const { documentId, fields } = await kept(newId(), activity({ measurements: {} }));
      const write = (measurements: object) => keep(documentId, fields, { ...fields, measurements });
      const answers = await Promise.all([
        write({ participants: 1 }),
        write({ volunteers: 2 }),
        write({ waste_total: 3 }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await stored(documentId)).measurements).toEqual({
        participants: 1,
        volunteers: 2,
        waste_total: 3,
      });
    });

    it('of somebody else is answered like none at all, whatever id is chosen', async () => {
      const theirs = newId();
      const at = sheetAt('zhu');
      const made = await call('put', `${at}/activities/${theirs}`, { base: null, fields: activity() }, other);
      expect(made.status).toBe(200);
      expect((await keep(theirs, null, activity())).status).toBe(404);
      expect((await keep(theirs, activity(), activity({ title: '改' }))).status).toBe(404);
      expect((await keep(newId(), null, activity(), 'activities', at)).status).toBe(404);
      const removal = await call('post', `${sheetAt()}/activities/${theirs}/remove`, { base: activity() });
      expect(removal.status).toBe(404);
      expect(await stored(theirs)).toMatchObject({ title: '厨余课堂' });
    });

    it('is deleted as it was seen, and only so', async () => {
      const { documentId, fields } = await kept(newId(), activity());
      await changeElsewhere(documentId, { title: '课堂' });
      const path = `${sheetAt()}/activities/${documentId}/remove`;
      const refused = await call('post', path, { base: fields });
      expect(refused.status).toBe(409);
      expect(refused.body.error.details.fields).toEqual(['title']);
      expect((await call('post', path, { base: { ...fields, title: '课堂' } })).status).toBe(200);
      // A phone that got no answer asks again.
      expect((await call('post', path, { base: fields })).status).toBe(200);
      // A late save does not bring a deleted entry back.
      expect((await keep(documentId, fields, fields)).status).toBe(409);
    });

    it.each([
      ['a wrong day', { startDate: '2022-02-30' }],
      ['a long title', { title: '长'.repeat(256) }],
      ['half a session', { sessions: 0.5 }],
      ['a figure that is a text', { measurements: { participants: '30人' } }],
      ['an indicator of another programme', { measurements: { nothing: 1 } }],
      ['too many decimals', { measurements: { participants: 1.25 } }],
      ['an unknown field', { publishedAt: '2022-04-09T00:00:00.000Z' }],
      ['an unknown community', { communities: [newId()] }],
    ])('with %s is refused in words, and nothing is kept of it', async (_what, wrong) => {
      const documentId = newId();
      const { status, body } = await keep(documentId, null, { ...activity(), ...wrong });
      expect({ status, message: body.error?.message }).toEqual({ status: 400, message: expect.any(String) });
      expect((await sheet()).activities.map((one) => one.documentId)).not.toContain(documentId);
    });
  });

  it('keeps a story in paragraphs, and leaves alone a text with more than those', async () => {
    const documentId = newId();
    const { fields } = await kept(documentId, story(), 'stories');
    expect(fields).toEqual(story());
    expect(await stored(documentId, STORY)).toMatchObject({
      reportMonth: MONTH,
      body: [
        { type: 'paragraph', children: [{ type: 'text', text: '第一段。' }] },
        { type: 'paragraph', children: [{ type: 'text', text: '第二段。' }] },
      ],
    });
    const rich = [{ type: 'paragraph', children: [{ type: 'text', text: '粗体', bold: true }] }];
    await changeElsewhere(documentId, { body: rich }, STORY);
    const [seen] = (await sheet()).stories;
    expect(seen?.fields.body).toBeNull();
    const answer = await keep(
      documentId,
      seen?.fields ?? null,
      { ...seen?.fields, title: '书箱' },
      'stories',
    );
    expect(answer.status).toBe(200);
    expect(await stored(documentId, STORY)).toMatchObject({ title: '书箱', body: rich });
  });

  describe('a community', () => {
    const find = async (words: string) =>
      (await call('get', `${HOME}/communities?words=${encodeURIComponent(words)}`)).body.data as {
        name: string;
        by: string;
        alias: string | null;
      }[];

    it('is found by its name, another name of it, and a near spelling', async () => {
      expect((await find('青石巷'))[0]).toMatchObject({ name: '青石巷社区', by: 'name' });
      expect((await find('老石桥'))[0]).toMatchObject({ name: '青石巷社区', by: 'alias', alias: '老石桥' });
      expect((await find('清石巷社区'))[0]).toMatchObject({ name: '青石巷社区', by: 'spelling' });
      expect(await find('完全无关')).toEqual([]);
    });

    it('is added without a code, once, and is attached', async () => {
      const documentId = newId();
      const add = () =>
        call('put', `${HOME}/communities/${documentId}`, { name: ' 梧桐里 ', place: '玄武区' });
      const answers = [await add(), await add()];
      expect(answers.map(({ status, body }) => [status, body.data.documentId])).toEqual([
        [200, documentId],
        [200, documentId],
      ]);
      // The name exists already: the answer is that community.
      const twice = await call('put', `${HOME}/communities/${newId()}`, { name: '梧桐里', place: '' });
      expect(twice.body.data.documentId).toBe(documentId);
      const { documentId: entry } = await kept(newId(), activity({ communities: [documentId] }));
      const { activities, knownCommunities } = await sheet();
      expect(activities.find((one) => one.documentId === entry)?.places).toEqual([
        { documentId, name: '梧桐里' },
      ]);
      expect(knownCommunities[0]).toEqual({ documentId, name: '梧桐里' });
      const of = await stored(documentId, COMMUNITY);
      expect(of).toMatchObject({ name: '梧桐里', district: '玄武区', verified: false });
    });
  });

  it('says why nothing can be changed once it is sent in, and refuses it', async () => {
    const { documentId, fields } = await kept(newId(), activity());
    const step = (name: string) =>
      asAdmin(server(), {
        method: 'post',
        path: `/monthly-report/submissions/${MONTH}/clean_stairs/lan/${name}`,
        body: name === 'send-back' ? { feedback: '请补日期' } : {},
      });
    await step('submit');
    expect((await sheet()).locked).toContain('已提交');
    const refused = await keep(documentId, fields, { ...fields, title: '改' });
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('已提交');
    await step('send-back');
    expect(await sheet()).toMatchObject({ locked: null, submission: { feedback: '请补日期' } });
    expect((await keep(documentId, fields, { ...fields, title: '改' })).status).toBe(200);
  });

  it('finds a picture that was uploaded without an answer by its name', async () => {
    const query = new URLSearchParams({ 'filters[name][$eq]': '课堂 0123abcd.jpg', pageSize: '1' });
    const { status, body } = await call('get', `/upload/files?${query.toString()}`);
    expect({ status, results: body.results }).toEqual({ status: 200, results: [] });
  });

  describe('If-Match', () => {
    const save = async (path: string, version: string, body: object, token: string) =>
      server().request.put(path).set('Authorization', `Bearer ${token}`).set('If-Match', version).send(body);

    it('keeps a save of the content manager from overwriting what somebody else saved meanwhile', async () => {
      const { documentId, version } = await kept(newId(), activity());
      const path = `${entriesOf(ACTIVITY)}/${documentId}`;
      const token = await server().adminToken();
      const first = await save(path, `"${version}"`, { title: '先' }, token);
      expect(first.status).toBe(200);
      const second = await save(path, `"${version}"`, { title: '后' }, token);
      expect(second.status).toBe(409);
      const { updatedAt } = await stored(documentId);
      expect(second.body.error.details).toMatchObject({ theirs: { title: '先' }, version: updatedAt });
      expect((await save(path, String(updatedAt), { title: '后' }, token)).status).toBe(200);
      expect((await save(path, '*', { title: '再' }, token)).status).toBe(200);
      expect((await save(path, 'yesterday', { title: '再' }, token)).status).toBe(400);
    });

    it('is taken by the REST API, of two at once by one of them', async () => {
      const { documentId } = await kept(newId(), activity());
      const token = await server().createApiToken('full-access');
      const path = `/api/activities/${documentId}`;
      const updatedAt = String((await stored(documentId)).updatedAt);
      const write = (title: string) => save(path, `"${updatedAt}"`, { data: { title } }, token);
      const answers = await Promise.all([write('甲'), write('乙'), write('丙')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const refused = answers.find(({ status }) => status === 409);
      // A token may write without reading.
      expect(Object.keys(refused?.body.error.details as object)).toEqual(['version']);
      const winner = answers.find(({ status }) => status === 200)?.body.data as { updatedAt: string };
      expect((await save(path, winner.updatedAt, { data: { title: '丁' } }, token)).status).toBe(200);
    });
  });
});
