/** Visibility: unpublished months stay hidden at every address, and drafts need the preview right. */
import { expectRefusal, storiesOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { HIDDEN_MONTH, MONTH } from '../helpers/reference';

const API = '/api/monthly-report';
const PREVIEW = 'plugin::monthly-report.report.preview';
const DRAFT_TYPES = ['activities', 'stories', 'progress-updates', 'programme-months'];
const PLAIN_TYPES = [
  'regions',
  'partner-tiers',
  'partners',
  'programmes',
  'memberships',
  'indicators',
  'activity-types',
  'communities',
  'dimensions',
];

interface Entry {
  readonly id: number;
  readonly documentId: string;
}

describeOnBothDatabases('who sees what', { demo: true, reopened: true }, (server) => {
  const get = (path: string, token?: string) =>
    server()
      .request.get(path)
      .set(token === undefined ? {} : { Authorization: `Bearer ${token}` });

  let full: string;
  let readOnly: string;
  let withoutPreview: string;
  let withPreview: string;

  beforeAll(async () => {
    const find = ['activity', 'story', 'progress-update', 'programme-month', 'programme', 'partner'].flatMap(
      (name) => [`api::${name}.${name}.find`, `api::${name}.${name}.findOne`],
    );
    const ours = ['report.find', 'report.findOne', 'totals.findOne', 'series.find', 'sources.find'].map(
      (action) => `plugin::monthly-report.${action}`,
    );
    full = await server().createApiToken('full-access');
    readOnly = await server().createApiToken('read-only');
    withoutPreview = await server().createApiToken('custom', [...find, ...ours]);
    withPreview = await server().createApiToken('custom', [...find, ...ours, PREVIEW]);
  });

  /** Askers who may read but not preview: the public, and two kinds of token. */
  const readers = (): [string, string | undefined][] => [
    ['the public', undefined],
    ['a read-only token', readOnly],
    ['a token without the preview action', withoutPreview],
  ];

  const total = async (path: string, token?: string): Promise<number> =>
    (await get(path, token).expect(200)).body.meta.pagination.total as number;

  describe('a month whose report is not published', () => {
    const inMonth = `filters[startDate][$gte]=${HIDDEN_MONTH}-01&filters[startDate][$lte]=${HIDDEN_MONTH}-31`;

    it('has content, which the preview right shows', async () => {
      for (const token of [full, withPreview]) {
        expect(await total(`/api/activities?${inMonth}`, token)).toBeGreaterThan(0);
        const { body, headers } = await get(`${API}/reports/${HIDDEN_MONTH}?status=draft`, token).expect(200);
        expect(body.data).toMatchObject({ month: HIDDEN_MONTH, status: 'draft' });
        expect(headers['cache-control']).toBe('private, no-store');
      }
    });

    it.each([
      `${API}/reports/${HIDDEN_MONTH}`,
      `${API}/reports/${HIDDEN_MONTH}.md`,
      `${API}/reports/${HIDDEN_MONTH}?revision=1`,
      `${API}/totals/${HIDDEN_MONTH}`,
      `${API}/totals/${HIDDEN_MONTH}?groupBy=partner`,
      `${API}/totals/${HIDDEN_MONTH}/neighbour_reading/readers/sources`,
    ])('is 404 at %s', async (path) => {
      for (const [, token] of readers()) expectRefusal(await get(path, token), 404);
    });

    it('has no page', async () => {
      expectRefusal(await get(`/reports/${HIDDEN_MONTH}`), 404);
    });

    it('is not in the list, not even for those who may preview', async () => {
      for (const token of [undefined, full]) {
        const { body } = await get(`${API}/reports`, token).expect(200);
        expect(body.data.map(({ month }: { month: string }) => month)).not.toContain(HIDDEN_MONTH);
      }
    });

    it('is not in Strapi’s own REST: lists, filters, pages', async () => {
      const hidden = [
        `/api/activities?${inMonth}`,
        `/api/activities?filters[startDate][$contains]=${HIDDEN_MONTH}`,
        `/api/activities?filters[$or][0][startDate][$gte]=${HIDDEN_MONTH}-01`,
        `/api/activities?filters[$not][startDate][$lt]=${HIDDEN_MONTH}-01`,
        `/api/stories?filters[reportMonth]=${HIDDEN_MONTH}`,
        `/api/stories?filters[reportMonth]=${HIDDEN_MONTH}&locale=en`,
        `/api/stories?filters[reportMonth]=${HIDDEN_MONTH}&locale=*`,
        `/api/progress-updates?filters[month]=${HIDDEN_MONTH}`,
        `/api/programme-months?filters[month][$gte]=${HIDDEN_MONTH}`,
      ];
      for (const [reader, token] of readers()) {
        for (const path of hidden) {
          const response = await get(path, token);
          // Strapi may refuse a parameter; it only matters that the answer has no secret.
          const found = response.status === 400 ? [] : response.body.data;
          expect({ reader, path, status: response.status, found }).toEqual({
            reader,
            path,
            status: expect.any(Number),
            found: [],
          });
        }
      }
    });

    it('is not found by its documentId', async () => {
      const { body } = await get(`/api/activities?${inMonth}`, full).expect(200);
      for (const { documentId } of body.data as Entry[]) {
        for (const [, token] of readers())
          expectRefusal(await get(`/api/activities/${documentId}`, token), 404);
        await get(`/api/activities/${documentId}`, full).expect(200);
      }
    });

    it('is null in a series', async () => {
      const path = `${API}/totals?from=${HIDDEN_MONTH}&to=${HIDDEN_MONTH}`;
      for (const [, token] of readers()) {
        const { body } = await get(path, token).expect(200);
        for (const { points } of body.data) expect(points).toEqual([{ month: HIDDEN_MONTH, value: null }]);
      }
    });
  });

  describe('what a public story links to in a hidden month', () => {
    const marks = ['aaa-hidden', 'zzz-hidden'];
    let stories: Entry[];

    beforeAll(async () => {
      const post = async (path: string, data: object) => {
        const response = await server().request.post(path).auth(full, { type: 'bearer' }).send({ data });
        expect({ status: response.status, text: response.text }).toMatchObject({ status: 201 });
        return response.body.data as Entry;
      };
      const programmes = await get('/api/programmes?filters[code]=neighbour_reading', full).expect(200);
      const [programme] = programmes.body.data as Entry[];
      stories = [];
      for (const title of marks) {
        const activity = await post('/api/activities', {
          title,
          kind: 'single',
          programme: programme?.documentId,
          startDate: `${HIDDEN_MONTH}-10`,
          measurements: {},
        });
        stories.push(
          await post('/api/stories', {
            title: `公开的故事 ${title.slice(0, 1)}`,
            slug: `public-story-${title.slice(0, 1)}`,
            programme: programme?.documentId,
            activity: activity.documentId,
            reportMonth: MONTH,
            body: [],
          }),
        );
      }
    });

    it('is not populated', async () => {
      for (const [, token] of readers()) {
        for (const populate of [
          'populate=activity',
          'populate=*',
          'populate[activity][fields][0]=title',
          'populate[0]=activity',
        ]) {
          const response = await get(
            `/api/stories?filters[slug][$startsWith]=public-story&${populate}`,
            token,
          );
          expect(response.status).toBe(200);
          expect(response.body.data).toHaveLength(marks.length);
          expect(response.text).not.toContain('-hidden');
        }
      }
      const shown = await get(
        '/api/stories?filters[slug][$startsWith]=public-story&populate=activity',
        full,
      ).expect(200);
      expect(shown.text).toContain('-hidden');
    });

    it('cannot be asked for by a filter', async () => {
      for (const [, token] of readers()) {
        for (const filter of [
          'filters[activity][title][$startsWith]=aaa',
          `filters[activity][startDate][$gte]=${HIDDEN_MONTH}-01`,
          'filters[$or][0][activity][title][$contains]=hidden',
          'filters[$and][0][$or][0][activity][title][$contains]=hidden',
        ]) {
          const response = await get(`/api/stories?${filter}`, token);
          const found = response.status === 400 ? [] : response.body.data;
          expect({ filter, found }).toEqual({ filter, found: [] });
        }
      }
    });

    it('cannot be told from the order of a sort', async () => {
      for (const [, token] of readers()) {
        const orders = [];
        for (const direction of ['asc', 'desc']) {
          const response = await get(
            `/api/stories?filters[slug][$startsWith]=public-story&sort[0]=activity.title:${direction}&sort[1]=slug:asc`,
            token,
          );
          expect([200, 400, 403]).toContain(response.status);
          const found = response.status === 200 ? (response.body.data as Entry[]) : [];
          orders.push(found.map(({ documentId }) => documentId));
        }
        expect(orders[0]).toEqual(orders[1]);
      }
    });
  });

  describe('status=draft', () => {
    it.each([...DRAFT_TYPES, ...PLAIN_TYPES].map((type) => `/api/${type}`))(
      'is 403 at %s without the preview right',
      async (path) => {
        for (const [, token] of readers().slice(0, 2)) {
          expectRefusal(await get(`${path}?status=draft`, token), 403);
          expectRefusal(await get(`${path}/abcdefghijklmnopqrstuvwx?status=draft`, token), 403);
        }
      },
    );

    it.each([
      `${API}/reports/${MONTH}?status=draft`,
      `${API}/reports/${HIDDEN_MONTH}?status=draft`,
      `${API}/reports/2020-11?status=draft`,
      `${API}/totals/${MONTH}?status=draft`,
      `${API}/totals?from=2020-12&to=2020-12&status=draft`,
      `${API}/totals/${MONTH}/zero_waste/participants/sources?status=draft`,
      '/api/activities?status=draft&status=published',
      '/api/activities?status[]=draft',
      '/api/activities?status[$eq]=draft',
    ])('is refused at %s', async (path) => {
      for (const [reader, token] of readers()) {
        const { status } = await get(path, token);
        const expected = path.includes('status[') || path.includes('status=published') ? [400, 403] : [403];
        expect({ reader, accepted: expected.includes(status), status }).toEqual({
          reader,
          accepted: true,
          status,
        });
      }
    });

    it('is allowed with the preview action', async () => {
      for (const token of [full, withPreview]) {
        await get('/api/activities?status=draft', token).expect(200);
        await get(`${API}/reports/${MONTH}?status=draft`, token).expect(200);
        await get(`${API}/totals/${HIDDEN_MONTH}?status=draft`, token).expect(200);
      }
    });
  });

  describe('what is never returned', () => {
    it('stated figures, submissions and revisions have no route', async () => {
      for (const token of [undefined, full]) {
        for (const path of ['stated-figures', 'submissions', 'revisions'])
          expectRefusal(await get(`/api/${path}`, token), 404);
      }
    });

    it('the private contact of a partner is not shown, searched, filtered or sorted by', async () => {
      const partners = await get('/api/partners', full).expect(200);
      const [partner] = partners.body.data as Entry[];
      const contact = {
        contactName: '保密联系人',
        contactPhone: '13900000042',
        contactEmail: 'private@example.org',
      };
      await server()
        .request.put(`/api/partners/${partner?.documentId}`)
        .auth(full, { type: 'bearer' })
        .send({ data: contact })
        .expect(200);
      for (const [, token] of [...readers(), ['a full-access token', full] as const]) {
        for (const query of [
          '',
          '?populate=*',
          '?fields[0]=contactPhone',
          '?populate[editors][fields][0]=email',
          '?sort=contactPhone',
          '?filters[contactPhone][$startsWith]=139',
        ]) {
          const response = await get(`/api/partners${query}`, token);
          expect([200, 400, 403]).toContain(response.status);
          for (const secret of Object.values(contact)) expect(response.text).not.toContain(secret);
          expect(response.text).not.toContain('"editors":');
          if (query.includes('filters'))
            expect(response.status === 200 ? response.body.data : []).toEqual([]);
        }
        for (const secret of Object.values(contact)) {
          const found = await get(`/api/partners?_q=${encodeURIComponent(secret)}`, token).expect(200);
          expect(found.body.data).toEqual([]);
        }
      }
    });

    it('administrators’ names and passwords do not come along with the content', async () => {
      for (const path of DRAFT_TYPES) {
        const response = await get(`/api/${path}?populate=*`, full).expect(200);
        expect(response.text).not.toMatch(/createdBy|updatedBy|password|resetPasswordToken/);
      }
    });
  });

  describe('the public role', () => {
    it('reads all content types and writes none', async () => {
      for (const type of [...DRAFT_TYPES, ...PLAIN_TYPES]) {
        await get(`/api/${type}`).expect(200);
        expectRefusal(await server().request.post(`/api/${type}`).send({ data: {} }), 403);
      }
    });

    it('sees the same as a read-only token', async () => {
      for (const type of DRAFT_TYPES)
        expect(await total(`/api/${type}`)).toBe(await total(`/api/${type}`, readOnly));
    });
  });

  it('the panel previews through its own route, with its own token', async () => {
    const path = `/monthly-report/preview/${HIDDEN_MONTH}`;
    await get(path).expect(401);
    const preview = await get(path, await server().adminToken());
    expect(preview.status).toBe(200);
  });

  it('a published month shows the stories of its month only', async () => {
    const { body } = await get(`${API}/reports/2021-01`).expect(200);
    const stories = await get(`/api/stories?filters[reportMonth]=2021-01&pagination[pageSize]=100`).expect(
      200,
    );
    expect(new Set(storiesOf(body).map(({ documentId }) => documentId))).toEqual(
      new Set((stories.body.data as Entry[]).map(({ documentId }) => documentId)),
    );
  });
});
