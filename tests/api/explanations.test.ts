/** Explanations of findings, with account and time; an explanation holds only for the same finding. */
import type { FindingEntry } from '../../src/plugins/monthly-report/shared/admin-api';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { withSql } from '../helpers/sql';

const MONTH = '2021-06';
const UNKNOWN = JSON.stringify(['wrong-year', 'zero_waste', 'story', 'nobody', '2019-06-08']);

describeOnBothDatabases('Explanations', { demo: true }, (server) => {
  let token: string;
  let authorized: { readonly Authorization: string };
  let story: string;

  beforeAll(async () => {
    token = await server().adminToken();
    authorized = { Authorization: `Bearer ${await server().createApiToken('full-access')}` };
    const [{ documentId: programme }] = (
      await server().request.get('/api/programmes?filters[code]=zero_waste').set(authorized).expect(200)
    ).body.data;
    const { body } = await server()
      .request.post('/api/stories?status=draft')
      .set(authorized)
      .send({ data: { title: '去年的故事', programme, reportMonth: MONTH, occurredOn: '2019-06-08' } })
      .expect(201);
    story = body.data.documentId;
  });

  const post = (step: string, body: object, month = MONTH, query = '') =>
    server()
      .request.post(`/monthly-report/findings/${month}/${step}${query}`)
      .set('Authorization', `Bearer ${token}`)
      .send(body);

  const wrongYear = async (): Promise<FindingEntry> => {
    const { body } = await server()
      .request.get(`/monthly-report/findings/${MONTH}`)
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    const found = (body.data as FindingEntry[]).find(
      ({ check, entry }) => check === 'wrong-year' && entry?.documentId === story,
    );
    if (found === undefined) throw new Error('The finding is not there.');
    return found;
  };

  const trail = () =>
    withSql(server(), (db) =>
      db('monthly_report_trail_entries')
        .where({ month: MONTH })
        .orderBy('id')
        .select('action', 'actor', 'programme'),
    );

  const preview = async (format: string): Promise<string> =>
    (
      await server()
        .request.get(`/api/monthly-report/reports/${MONTH}.${format}?status=draft`)
        .set(authorized)
        .expect(200)
    ).text;

  it('are kept with who wrote them, answered at once and printed', async () => {
    const { key, explanation } = await wrongYear();
    expect(explanation).toBeNull();
    const { body } = await post('explain', { key, text: '  随本月月报补登。 ' }, MONTH, '?locale=en').expect(
      200,
    );
    const told = (body.data as FindingEntry[]).find((finding) => finding.key === key);
    expect(told?.explanation).toEqual({
      text: '随本月月报补登。',
      by: expect.stringMatching(/./),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(told?.message).toMatch(/^Story “去年的故事”/);
    expect((await wrongYear()).explanation).toEqual(told?.explanation);
    expect(await trail()).toContainEqual(
      expect.objectContaining({ action: 'explain', programme: 'zero_waste' }),
    );
  });

  it('stand in every format of a preview, beside all findings', async () => {
    for (const format of ['html', 'md', 'json']) {
      const text = await preview(format);
      expect(text).toContain('随本月月报补登。');
      expect(text).toContain('只有标题，没有内容');
    }
    const { data } = JSON.parse(await preview('json'));
    // The finding is not about a figure: readers do not see it.
    expect(data.explanations).toEqual([]);
    expect(data.findings.map(({ severity }: { severity: string }) => severity)).toContain('warning');
  });

  it('are written anew in their place', async () => {
    const { key } = await wrongYear();
    await post('explain', { key, text: '去年漏登。' }).expect(200);
    expect((await wrongYear()).explanation?.text).toBe('去年漏登。');
    expect(
      await withSql(server(), (db) => db('monthly_report_explanations').where({ month: MONTH })),
    ).toHaveLength(1);
  });

  it('hold for what was found, and not for what it becomes', async () => {
    const day = (occurredOn: string) =>
      server()
        .request.put(`/api/stories/${story}?status=draft`)
        .set(authorized)
        .send({ data: { occurredOn } })
        .expect(200);
    await day('2018-06-08');
    expect((await wrongYear()).explanation).toBeNull();
    await day('2019-06-08');
    expect((await wrongYear()).explanation?.text).toBe('去年漏登。');
  });

  it('give way to a dismissal, which is not printed and ends when the entry is changed', async () => {
    const { key } = await wrongYear();
    const { body } = await post('dismiss', { key, text: ' 故事讲的就是去年。 ' }).expect(200);
    const dismissal = {
      text: '故事讲的就是去年。',
      by: expect.stringMatching(/./),
      at: expect.stringMatching(/Z$/),
    };
    const of = (findings: readonly FindingEntry[]) => findings.find((finding) => finding.key === key);
    expect(of(body.data as FindingEntry[])).toMatchObject({
      ...{ explanation: null, dismissal, isOfFigures: false },
    });
    for (const format of ['html', 'md', 'json']) {
      const text = await preview(format);
      expect(text).not.toContain('故事讲的就是去年');
      expect(text).not.toContain('2019年6月8日，不在');
    }
    const edit = (data: object, query = 'status=draft') =>
      server().request.put(`/api/stories/${story}?${query}`).set(authorized).send({ data }).expect(200);
    await edit({ title: '去年的一个故事' });
    expect(await wrongYear()).toMatchObject({ explanation: null, dismissal: null });
    await post('dismiss', { key, text: '故事讲的就是去年。' }).expect(200);
    expect((await wrongYear()).dismissal).toMatchObject({ text: '故事讲的就是去年。' });
    await post('withdraw-explanation', { key }).expect(200);
    expect((await wrongYear()).dismissal).toBeNull();
    await edit({ title: '去年的故事' });
    expect((await trail()).map(({ action }: { action: string }) => action).slice(-3)).toEqual([
      ...['dismiss', 'dismiss', 'withdraw-dismissal'],
    ]);
    await post('explain', { key, text: '去年漏登。' }).expect(200);
  });

  it('are withdrawn once', async () => {
    const { key } = await wrongYear();
    await post('withdraw-explanation', { key }).expect(200);
    expect((await wrongYear()).explanation).toBeNull();
    await post('withdraw-explanation', { key }).expect(404);
    expect((await trail()).map(({ action }: { action: string }) => action)).toEqual([
      'explain',
      'explain',
      'dismiss',
      'dismiss',
      'withdraw-dismissal',
      'explain',
      'withdraw-explanation',
    ]);
  });

  it('of one finding by twenty at once leave one, and nobody an error', async () => {
    const { key } = await wrongYear();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => post('explain', { key, text: `第${index}位` })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual(
      [],
    );
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(
      await withSql(server(), (db) => db('monthly_report_explanations').where({ month: MONTH })),
    ).toHaveLength(1);
    await post('withdraw-explanation', { key }).expect(200);
  });

  it('need words and a finding that is there', async () => {
    const { key } = await wrongYear();
    await post('explain', { key, text: '长'.repeat(2000) }).expect(200);
    await post('withdraw-explanation', { key }).expect(200);
    for (const text of ['', ' \n　', '长'.repeat(2001), 7, null, { text: 'a' }, undefined]) {
      await post('explain', { key, text }).expect(400);
    }
    await post('explain', { key, text: '好', extra: 1 }).expect(400);
    await post('explain', { text: '好' }).expect(400);
    await post('explain', [key]).expect(400);
    await post('explain', { key, text: '好' }, '2021-13').expect(400);
    await post('explain', { key, text: '好' }, MONTH, '?force=1').expect(400);
    await post('explain', { key: UNKNOWN, text: '好' }).expect(404);
    await post('dismiss', { key: UNKNOWN, text: '好' }).expect(404);
    await post('dismiss', { key, text: ' ' }).expect(400);
    await post('explain', { key, text: '好' }, '2021-07').expect(404);
    await post('withdraw-explanation', { key: UNKNOWN }).expect(404);
    await server()
      .request.post(`/monthly-report/findings/${MONTH}/explain`)
      .send({ key, text: '好' })
      .expect(401);
    expect((await wrongYear()).explanation).toBeNull();
  });

  it('of a published month stand as they are', async () => {
    const { key } = await wrongYear();
    await withSql(server(), (db) =>
      db('monthly_report_month_states').insert({
        document_id: 'lockedmonth',
        month: MONTH,
        state: 'published',
        revision: 1,
      }),
    );
    try {
      const { body } = await post('explain', { key, text: '晚了。' }).expect(409);
      expect(body.error.message).toContain(MONTH);
      await post('dismiss', { key, text: '晚了。' }).expect(409);
      await post('withdraw-explanation', { key }).expect(409);
    } finally {
      await withSql(server(), (db) => db('monthly_report_month_states').where({ month: MONTH }).delete());
    }
    expect((await wrongYear()).explanation).toBeNull();
  });
});
