/** The compiled report: its figures, its shape, its formats, and how it is cached. */
import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

import { figuresOf, type ReportBody, storiesOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { HIDDEN_MONTH, MONTH, STATED_WASTE_TOTAL, YICANG, ZERO_WASTE } from '../helpers/reference';

const REPORTS = '/api/monthly-report/reports';
const REPORT = `${REPORTS}/${MONTH}`;

describeOnBothDatabases('the report of the reference month', { demo: true }, (server) => {
  const get = (path: string, headers: Record<string, string> = {}) => server().request.get(path).set(headers);

  describe('its figures', () => {
    it('are the printed ones, all 17, calculated from activities', async () => {
      const { body } = await get(REPORT).expect(200);
      expect(figuresOf(body, 'zero_waste')).toEqual(ZERO_WASTE);
      expect(figuresOf(body, 'yicang')).toEqual(YICANG);
    });

    it('stand beside what was stated, the wrong total included', async () => {
      const { body } = (await get(REPORT).expect(200)) as unknown as { body: ReportBody };
      const stated = body.data.programmes.flatMap(({ code, totals }) =>
        totals.map((total) => [`${code}.${total.indicator}`, total.stated] as const),
      );
      const printed = Object.entries({
        zero_waste: { ...ZERO_WASTE, waste_total: STATED_WASTE_TOTAL },
        yicang: YICANG,
      });
      expect(Object.fromEntries(stated)).toEqual(
        Object.fromEntries(
          printed.flatMap(([code, figures]) =>
            Object.entries(figures).map(([indicator, value]) => [`${code}.${indicator}`, value]),
          ),
        ),
      );
    });

    it('are written digit for digit', async () => {
      const { text } = await get(REPORT).expect(200);
      expect(text).toMatch(/"value": ?5701221\.1,/);
      expect(text).toMatch(/"stated": ?5701219\.1\s*[,}]/);
    });

    it('come with the reporting rate', async () => {
      const { body } = await get(REPORT).expect(200);
      expect(body.data.programmes[0].reporting).toMatchObject({ expected: 6, actual: 5, rate: 0.8333 });
      expect(body.data.programmes[1].reporting.actual).toBeLessThan(
        body.data.programmes[1].reporting.expected,
      );
    });
  });

  describe('its shape', () => {
    it('has the keys of the contract', async () => {
      const { body } = await get(REPORT).expect(200);
      expect(body.data).toMatchObject({
        month: MONTH,
        locale: 'zh-Hans',
        title: '2020年12月联合公益计划月报',
        status: 'published',
        revision: 1,
        publishedAt: '2021-01-08T02:00:00.000Z',
        correction: null,
      });
      expect(body.data.programmes.map(({ code }: { code: string }) => code)).toEqual([
        'zero_waste',
        'yicang',
      ]);
      for (const programme of body.data.programmes) {
        expect(programme).toMatchObject({
          code: expect.any(String),
          name: expect.any(String),
          overview: expect.any(Array),
          summary: expect.any(String),
          totals: expect.any(Array),
          progress: expect.any(Array),
          stories: expect.any(Array),
        });
        for (const total of programme.totals) {
          expect(Object.keys(total)).toEqual(
            expect.arrayContaining([
              'indicator',
              'label',
              'unit',
              'value',
              'previous',
              'yearToDate',
              'toDate',
              'stated',
              'sameMonthLastYear',
              'change',
            ]),
          );
        }
      }
    });

    it('has stories by region and partner, or by partner alone', async () => {
      const { body } = await get(REPORT).expect(200);
      const [zeroWaste, yicang] = body.data.programmes;
      for (const { region } of zeroWaste.stories) {
        expect(region).toEqual({
          code: expect.any(String),
          name: expect.any(String),
          heading: expect.any(String),
        });
      }
      expect(yicang.stories.map(({ region }: { region: unknown }) => region)).toEqual([null]);
      const [story] = storiesOf(body);
      expect(story).toMatchObject({
        documentId: expect.any(String),
        slug: expect.any(String),
        title: expect.any(String),
        communities: expect.any(Array),
        body: expect.any(Array),
        photos: expect.any(Array),
        videos: expect.any(Array),
      });
    });

    it('names photos with their alternative text, at addresses that answer', async () => {
      const { body } = await get(REPORT).expect(200);
      const photos = storiesOf(body).flatMap(
        (story) => (story as unknown as { photos: Record<string, unknown>[] }).photos,
      );
      expect(photos.length).toBeGreaterThan(0);
      for (const photo of photos) {
        expect(photo).toMatchObject({
          url: expect.stringMatching(/^\/uploads\//),
          width: expect.any(Number),
        });
        expect(Object.keys(photo)).toEqual(
          expect.arrayContaining(['alternativeText', 'caption', 'credit', 'formats', 'height']),
        );
      }
      const [first] = photos;
      const image = await get(String(first?.['url'])).expect(200);
      expect(image.headers['content-type']).toMatch(/^image\//);
    });

    it('carries the SHA-256 of the canonical form of its data', async () => {
      const { body } = await get(REPORT).expect(200);
      const canonical = canonicalize(body.data) ?? '';
      expect(body.meta.sha256).toBe(createHash('sha256').update(canonical).digest('hex'));
    });

    it('names the addresses of its formats, and they all answer', async () => {
      const { body } = (await get(REPORT).expect(200)) as unknown as { body: ReportBody };
      expect(body.meta.formats).toMatchObject({ html: `/reports/${MONTH}`, md: `${REPORT}.md` });
      for (const address of Object.values(body.meta.formats)) await get(address).expect(200);
    });

    it('is in English where asked, with the Chinese text where there is no translation', async () => {
      const { body } = await get(`${REPORT}?locale=en`).expect(200);
      expect(body.data).toMatchObject({
        locale: 'en',
        title: 'Joint programme monthly report, December 2020',
      });
      expect(body.data.programmes[0].name).toBe('Zero Waste Network Development');
      expect(figuresOf(body, 'zero_waste')).toEqual(ZERO_WASTE);
      const chinese = await get(REPORT).expect(200);
      expect(storiesOf(body).map(({ documentId }) => documentId)).toEqual(
        storiesOf(chinese.body).map(({ documentId }) => documentId),
      );
    });

    it('is the same under the number of its revision', async () => {
      const [plain, numbered] = [await get(REPORT), await get(`${REPORT}?revision=1`)];
      expect(numbered.status).toBe(200);
      expect(numbered.body.data).toEqual(plain.body.data);
    });
  });

  describe('its formats', () => {
    it.each([
      ['.json', 'application/json'],
      ['.md', 'text/markdown'],
      ['.html', 'text/html'],
    ])('%s answers with %s', async (extension, type) => {
      const response = await get(`${REPORT}${extension}`).expect(200);
      expect(response.headers['content-type']).toMatch(new RegExp(`^${type}`));
      expect(response.text).toContain('2020年12月联合公益计划月报');
    });

    it.each([
      ['application/json', 'application/json'],
      ['text/html', 'text/html'],
      ['text/markdown', 'text/markdown'],
      ['*/*', 'application/json'],
      ['text/markdown;q=0.5, text/html', 'text/html'],
      ['image/png, text/markdown;q=0.1', 'text/markdown'],
    ])('Accept: %s negotiates %s', async (accept, type) => {
      const response = await get(REPORT, { Accept: accept }).expect(200);
      expect(response.headers['content-type']).toMatch(new RegExp(`^${type}`));
    });

    it('prints every figure in every format', async () => {
      const page = (await get(`/reports/${MONTH}`).expect(200)).text;
      const markdown = (await get(`${REPORT}.md`).expect(200)).text;
      for (const text of [page, markdown]) {
        expect(text.replaceAll(',', '')).toContain('5701221.1');
        expect(text.replaceAll(',', '')).toContain('395971.1');
        expect(text).toContain('一、');
      }
    });

    it('is a page for readers with a list of months, whatever a chat app appends to the address', async () => {
      const page = await get(`/reports/${MONTH}?from=singlemessage&isappinstalled=0`).expect(200);
      expect(page.headers['content-type']).toMatch(/^text\/html/);
      expect(page.text).toMatch(/<html[^>]* lang="zh-Hans"/);
      const list = await get('/reports').expect(200);
      for (const month of [MONTH, '2021-01', '2021-02']) expect(list.text).toContain(`/reports/${month}`);
      expect(list.text).not.toContain(`/reports/${HIDDEN_MONTH}`);
    });
  });

  describe('the list of months', () => {
    it('has the published ones, newest first', async () => {
      const { body } = await get(REPORTS).expect(200);
      expect(body.data.map(({ month }: { month: string }) => month)).toEqual([
        '2021-02',
        '2021-01',
        '2020-12',
      ]);
      expect(body.data[2]).toMatchObject({
        title: '2020年12月联合公益计划月报',
        revision: 1,
        publishedAt: '2021-01-08T02:00:00.000Z',
        links: expect.any(Object),
      });
    });
  });

  describe('caching', () => {
    const ADDRESSES = [
      REPORTS,
      REPORT,
      `${REPORT}.md`,
      `${REPORT}.html`,
      `/reports/${MONTH}`,
      '/reports',
      `/api/monthly-report/totals/${MONTH}`,
      `/api/monthly-report/totals?from=2020-01&to=2020-12`,
      `/api/monthly-report/totals/${MONTH}/zero_waste/waste_hazardous/sources`,
    ];

    it.each(ADDRESSES)('%s has a strong ETag, answers 304 to it, and varies as it says', async (address) => {
      const first = await get(address).expect(200);
      const etag = String(first.headers['etag']);
      expect(etag).toMatch(/^"[^"]+"$/);
      const vary = String(first.headers['vary'])
        .split(/,\s*/)
        .map((name) => name.toLowerCase());
      expect(vary).toEqual(expect.arrayContaining(['accept', 'accept-encoding', 'origin']));

      const second = await get(address, { 'If-None-Match': etag }).expect(304);
      expect(second.text).toBe('');
      expect(second.headers['etag']).toBe(etag);
      await get(address, { 'If-None-Match': '"other"' }).expect(200);
      await get(address, { 'If-None-Match': `"other", ${etag}` }).expect(304);
    });

    it('has another ETag for other bytes: format, language, encoding', async () => {
      const etags = await Promise.all([
        get(REPORT, { 'Accept-Encoding': 'identity' }),
        get(REPORT, { 'Accept-Encoding': 'gzip' }),
        get(REPORT, { 'Accept-Encoding': 'identity', Accept: 'text/markdown' }),
        get(`${REPORT}?locale=en`, { 'Accept-Encoding': 'identity' }),
      ]);
      expect(new Set(etags.map(({ headers }) => String(headers['etag']))).size).toBe(4);
    });

    it('answers HEAD with the headers alone', async () => {
      const head = await server().request.head(REPORT).expect(200);
      expect(head.headers['etag']).toMatch(/^"/);
      expect(head.text ?? '').toBe('');
    });
  });

  it('serves the admin panel, so both builds are in place', async () => {
    const response = await get('/admin/').expect(200);
    expect(response.headers['content-type']).toMatch(/^text\/html/);
  });
});
