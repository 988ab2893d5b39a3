/** The effect of writes on the figures, and the writes that are refused. */
import { expectRefusal, figuresOf, messageOf, storiesOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { publishAgain } from '../helpers/publish';
import { MONTH, ZERO_WASTE } from '../helpers/reference';

const REPORT = `/api/monthly-report/reports/${MONTH}`;
const ACTIVITY = 'api::activity.activity';
const STORY = 'api::story.story';

interface Entry {
  readonly documentId: string;
}

describeOnBothDatabases('writing content', { demo: true, reopened: true }, (server) => {
  let token: string;
  let adminToken: string;
  let programme: string;

  const request = (method: 'get' | 'post' | 'put' | 'delete', path: string, data?: object) => {
    const call = server().request[method](path).set('Authorization', `Bearer ${token}`);
    return data === undefined ? call : call.send({ data });
  };
  const panel = (method: 'post' | 'put', path: string, data: object = {}) =>
    server().request[method](path).set('Authorization', `Bearer ${adminToken}`).send(data);

  /** The live figures; published figures stay frozen. */
  const present = () => request('get', `${REPORT}?status=draft`).expect(200);
  const figures = async () => figuresOf((await present()).body, 'zero_waste');
  const countOf = async (type: string, status: string) =>
    (await request('get', `/api/${type}?status=${status}&pagination[pageSize]=1`).expect(200)).body.meta
      .pagination.total as number;
  const programmeWith = async (code: string): Promise<Entry & Record<string, unknown>> => {
    const { body } = await request('get', `/api/programmes?filters[code]=${code}&populate=indicators`).expect(
      200,
    );
    return body.data[0];
  };

  const activity = (overrides: object = {}) => ({
    title: '测试活动',
    kind: 'single',
    programme,
    startDate: `${MONTH}-20`,
    sessions: 2,
    measurements: { participants: 10 },
    ...overrides,
  });
  const create = async (path: string, data: object): Promise<Entry> => {
    const response = await request('post', path, data);
    expect({ status: response.status, text: response.text }).toMatchObject({ status: 201 });
    return response.body.data;
  };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    adminToken = await server().adminToken();
    programme = (await programmeWith('zero_waste')).documentId;
  });

  describe('an activity', () => {
    it('counts while it is published: not as a draft, not after it is unpublished or deleted', async () => {
      const { documentId } = await create('/api/activities?status=draft', activity());
      expect(await figures()).toEqual(ZERO_WASTE);

      await request('put', `/api/activities/${documentId}`, activity()).expect(200);
      const counted = {
        ...ZERO_WASTE,
        participants: ZERO_WASTE.participants + 10,
        activities: ZERO_WASTE.activities + 2,
      };
      expect(await figures()).toEqual(counted);

      await request(
        'put',
        `/api/activities/${documentId}?status=draft`,
        activity({ measurements: { participants: 99 } }),
      ).expect(200);
      expect(await figures()).toEqual(counted);

      await panel(
        'post',
        `/content-manager/collection-types/${ACTIVITY}/${documentId}/actions/unpublish`,
      ).expect(200);
      expect(await figures()).toEqual(ZERO_WASTE);

      await panel(
        'post',
        `/content-manager/collection-types/${ACTIVITY}/${documentId}/actions/publish`,
      ).expect(200);
      expect((await figures())['participants']).toBe(ZERO_WASTE.participants + 99);

      await request('delete', `/api/activities/${documentId}`).expect(204);
      expect(await figures()).toEqual(ZERO_WASTE);
    });

    it('keeps decimals exact: 0.1 and 0.2 make 0.3', async () => {
      const made = [];
      for (const waste_kitchen of [0.1, 0.2])
        made.push(await create('/api/activities', activity({ measurements: { waste_kitchen } })));
      const { text, body } = await present();
      expect(text).toMatch(/"value": ?395971\.4,/);
      expect(figuresOf(body, 'zero_waste')['waste_total']).toBe(5701221.4);
      for (const { documentId } of made) await request('delete', `/api/activities/${documentId}`).expect(204);
    });

    it('tells zero from not reported', async () => {
      const { documentId } = await create(
        '/api/activities',
        activity({ sessions: null, measurements: { participants: 0, volunteers: null } }),
      );
      const { body } = await request('get', `/api/activities/${documentId}`).expect(200);
      expect(body.data.measurements).toEqual({ participants: 0, volunteers: null });
      expect(await figures()).toEqual(ZERO_WASTE);
      await request('delete', `/api/activities/${documentId}`).expect(204);
    });

    it('dated before the programme began is refused', async () => {
      const before = await countOf('activities', 'draft');
      for (const status of ['draft', 'published']) {
        expectRefusal(
          await request('post', `/api/activities?status=${status}`, activity({ startDate: '2020-11-30' })),
          400,
        );
      }
      expect(await countOf('activities', 'draft')).toBe(before);
    });
  });

  describe('a story in two languages', () => {
    it('is in each report once, in its language, and changes no figure', async () => {
      const story = {
        title: '两种语言的故事',
        slug: 'two-languages',
        programme,
        reportMonth: MONTH,
        body: [],
      };
      const { documentId } = await create('/api/stories', story);
      // Strapi asks for required fields again, localised or not.
      const translation = { title: 'A story in two languages', slug: story.slug, body: [] };
      await request('put', `/api/stories/${documentId}?locale=en`, translation).expect(200);

      await publishAgain(server(), MONTH);
      const chinese = await server().request.get(REPORT).expect(200);
      const english = await server().request.get(`${REPORT}?locale=en`).expect(200);
      const of = (body: unknown) => storiesOf(body).filter((entry) => entry.documentId === documentId);
      expect(of(chinese.body)).toMatchObject([{ title: '两种语言的故事' }]);
      expect(of(english.body)).toMatchObject([{ title: 'A story in two languages' }]);
      expect(figuresOf(chinese.body, 'zero_waste')).toEqual(ZERO_WASTE);
      expect(figuresOf(english.body, 'zero_waste')).toEqual(ZERO_WASTE);

      // The Chinese row alone decides whether an entry is in the report.
      await panel(
        'post',
        `/content-manager/collection-types/${STORY}/${documentId}/actions/unpublish?locale=zh-Hans`,
        {
          locale: 'zh-Hans',
        },
      ).expect(200);
      await publishAgain(server(), MONTH);
      for (const locale of ['zh-Hans', 'en']) {
        const { body } = await server().request.get(`${REPORT}?locale=${locale}`).expect(200);
        expect(of(body)).toEqual([]);
      }
      const publicList = await server()
        .request.get('/api/stories?locale=en&filters[slug]=two-languages')
        .expect(200);
      expect(publicList.body.data).toEqual([]);
      await request('delete', `/api/stories/${documentId}`).expect(204);
    });

    it('appears in a preview as a draft, marked so', async () => {
      const story = { title: '草稿故事', slug: 'a-draft', programme, reportMonth: MONTH, body: [] };
      const { documentId } = await create('/api/stories?status=draft', story);
      const { body } = await request('get', `${REPORT}?status=draft`).expect(200);
      expect(storiesOf(body).filter((entry) => entry.documentId === documentId)).toMatchObject([
        { status: 'draft' },
      ]);
      await publishAgain(server(), MONTH);
      const shown = await server().request.get(REPORT).expect(200);
      expect(shown.text).not.toContain('草稿故事');
      await request('delete', `/api/stories/${documentId}`).expect(204);
    });
  });

  describe('measurements that cannot be', () => {
    const IMPOSSIBLE: [string, unknown, string][] = [
      ['an unknown code', { nonsense: 1 }, 'nonsense'],
      ['a code of another programme', { people_served: 1 }, 'people_served'],
      ['a counted indicator', { partners: 1 }, 'partners'],
      ['a calculated indicator', { waste_total: 1 }, '垃圾减量合计'],
      ['a negative number', { participants: -1 }, '参与人次'],
      ['a text', { participants: '12' }, '参与人次'],
      ['an empty text', { participants: '' }, '参与人次'],
      ['true', { participants: true }, '参与人次'],
      ['a list', { participants: [1] }, '参与人次'],
      ['20 digits', { participants: 12345678901234567000 }, '参与人次'],
      ['13 digits', { participants: 1234567890123 }, '参与人次'],
      ['a decimal where whole numbers are counted', { participants: 1.5 }, '参与人次'],
      ['too many decimals', { waste_kitchen: 0.1234 }, '厨余垃圾减量'],
      ['a tiny number', { waste_kitchen: 1e-9 }, '厨余垃圾减量'],
      ['one bad among good', { waste_kitchen: 1, participants: -1 }, '参与人次'],
      ['a text instead of an object', 'participants: 12', ''],
      ['a number instead of an object', 12, ''],
      ['a list instead of an object', [{ participants: 12 }], ''],
    ];

    it.each(IMPOSSIBLE)(
      '%s: refused by REST, drafts included, nothing saved',
      async (_name, measurements, label) => {
        const before = await countOf('activities', 'draft');
        for (const status of ['draft', 'published']) {
          const response = await request(
            'post',
            `/api/activities?status=${status}`,
            activity({ measurements }),
          );
          expectRefusal(response, 400);
          expect(response.text).toContain(label);
        }
        expect(await countOf('activities', 'draft')).toBe(before);
      },
    );

    it.each(IMPOSSIBLE)('%s: refused by the panel, nothing saved', async (_name, measurements, label) => {
      const before = await countOf('activities', 'draft');
      const { programme: id, ...rest } = activity({ measurements });
      const response = await panel('post', `/content-manager/collection-types/${ACTIVITY}`, {
        ...rest,
        programme: { connect: [{ documentId: id }] },
      });
      expectRefusal(response, 400);
      expect(response.text).toContain(label);
      expect(await countOf('activities', 'draft')).toBe(before);
    });

    it('leave an existing activity as it was', async () => {
      const { documentId } = await create('/api/activities', activity());
      for (const status of ['draft', 'published']) {
        const path = `/api/activities/${documentId}?status=${status}`;
        expectRefusal(await request('put', path, { measurements: { participants: -5 } }), 400);
      }
      for (const status of ['draft', 'published']) {
        const { body } = await request('get', `/api/activities/${documentId}?status=${status}`).expect(200);
        expect(body.data.measurements).toEqual({ participants: 10 });
      }
      await request('delete', `/api/activities/${documentId}`).expect(204);
    });

    it('are judged by value: 1.50 and 1e3 are fine', async () => {
      const response = await server()
        .request.post('/api/activities')
        .set({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' })
        .send(
          JSON.stringify({ data: activity({ measurements: 'HERE' }) }).replace(
            '"HERE"',
            '{"waste_kitchen":1.50,"participants":1e3}',
          ),
        );
      expect(response.status).toBe(201);
      expect(response.body.data.measurements).toEqual({ waste_kitchen: 1.5, participants: 1000 });
      await request('delete', `/api/activities/${response.body.data.documentId as string}`).expect(204);
    });
  });

  describe('an indicator taken off its programme', () => {
    it('leaves its values in place, uncounted, and lets them be saved unchanged', async () => {
      const indicator = await create('/api/indicators', {
        code: 'leaflets',
        label: '发放传单',
        unit: '份',
        decimals: 0,
        source: 'measured',
        aggregationType: 'SUM',
        calculationFormulaAcrossPeriods: 'sum',
      });
      await request('put', `/api/programmes/${programme}`, {
        indicators: { connect: [indicator.documentId] },
      }).expect(200);
      const { documentId } = await create('/api/activities', activity({ measurements: { leaflets: 7 } }));
      expect((await figures())['leaflets']).toBe(7);

      const data = { indicators: { disconnect: [indicator.documentId] } };
      expectRefusal(await request('put', `/api/programmes/${programme}`, data), 400);
      expect((await figures())['leaflets']).toBe(7);
      const token = await server().adminToken();
      const step = (name: string, body: object) =>
        server()
          .request.post(`/monthly-report/definitions/${name}`)
          .auth(token, { type: 'bearer' })
          .send({ change: { kind: 'update', type: 'programme', documentId: programme, data }, ...body })
          .expect(200);
      const { seen } = (await step('preview', {})).body.data as { seen: string };
      await step('change', { reason: '不再统计传单', seen });
      expect(await figures()).not.toHaveProperty('leaflets');
      await request(
        'put',
        `/api/activities/${documentId}`,
        activity({ title: '改名', measurements: { leaflets: 7 } }),
      ).expect(200);
      expectRefusal(
        await request('put', `/api/activities/${documentId}`, activity({ measurements: { leaflets: 8 } })),
        400,
      );
      await request('delete', `/api/activities/${documentId}`).expect(204);
    });
  });

  describe('a summary template', () => {
    it.each([
      ['an unknown indicator', '{month}月共{nonsense}场', 'nonsense'],
      ['an open bracket', '共{participants场', ''],
      ['a member of an object', '共{participants.constructor}场', ''],
      ['an inherited name', '共{constructor}场', 'constructor'],
    ])(
      'with %s is refused with line and column, and the old one stays',
      async (_name, summaryTemplate, word) => {
        const before = (await programmeWith('zero_waste'))['summaryTemplate'];
        const response = await request('put', `/api/programmes/${programme}`, {
          summaryTemplate: `第一行\n${summaryTemplate}`,
        });
        expectRefusal(response, 400);
        expect(messageOf(response)).toContain(word);
        expect(response.text).toMatch(/line 2|第\s*2\s*行/);
        expect((await programmeWith('zero_waste'))['summaryTemplate']).toBe(before);
      },
    );

    it('is data, not code: markup in it is printed as text', async () => {
      const before = (await programmeWith('zero_waste'))['summaryTemplate'] as string;
      await request('put', `/api/programmes/${programme}`, {
        summaryTemplate: '<script>alert(1)</script>共{participants}人次',
      }).expect(200);
      await publishAgain(server(), MONTH);
      const page = await server().request.get(`/reports/${MONTH}`).expect(200);
      // In an attribute with the title for other sites it is plain text.
      expect(page.text.replace(/ content="[^"]*"/g, '')).not.toContain('<script>alert(1)');
      expect(page.text).toContain('5,205');
      await request('put', `/api/programmes/${programme}`, { summaryTemplate: before }).expect(200);
    });
  });

  describe('publication of a month', () => {
    const REPORT_TYPE = 'plugin::monthly-report.report';

    it('opens it at once, and is not taken back', async () => {
      const created = await panel('post', `/content-manager/collection-types/${REPORT_TYPE}`, {
        month: '2021-04',
      });
      expect(created.status).toBe(201);
      const { documentId } = created.body.data as Entry;
      const address = '/api/monthly-report/reports/2021-04';
      const actions = `/content-manager/collection-types/${REPORT_TYPE}/${documentId}/actions`;
      expectRefusal(await server().request.get(address), 404);
      await panel('post', `${actions}/publish`, { month: '2021-04' }).expect(200);
      await server().request.get(address).expect(200);
      expectRefusal(await panel('post', `${actions}/unpublish`), 409);
      await server().request.get(address).expect(200);
    });

    it('is asked for once a month: a second report of a month is refused', async () => {
      const response = await panel('post', `/content-manager/collection-types/${REPORT_TYPE}`, {
        month: MONTH,
      });
      expect([400, 409]).toContain(response.status);
      expectRefusal(response, response.status);
    });

    it('takes a month, not any text', async () => {
      for (const month of ['2020-13', 'December', '2020-1', '']) {
        expectRefusal(
          await panel('post', `/content-manager/collection-types/${REPORT_TYPE}`, { month }),
          400,
        );
      }
    });
  });

  it('left the reference figures as they were', async () => {
    expect(await figures()).toEqual(ZERO_WASTE);
  });
});
