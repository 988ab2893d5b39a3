/**
 * Published content stays published: public answers come from a month's newest revision,
 * each revision is the same bytes for ever, and every server answers from a new one at once.
 */
import type { Response } from 'supertest';

import { FORMATS } from '../../src/plugins/monthly-report/shared/vocabulary';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { publishMonth } from '../helpers/publish';
import { MONTH } from '../helpers/reference';
import { startBeside, type TestServer } from '../helpers/server';

const API = '/api/monthly-report';
const REPORT = `${API}/reports/${MONTH}`;
const LATER = '2021-02';
const EARLIER = '2021-01';

const figures = (month: string): string[] =>
  ['month', 'year-to-date', 'to-date'].flatMap((basis) => [
    `${API}/totals/${month}?basis=${basis}`,
    ...['region', 'partner', 'community', 'activity-type'].map(
      (grouping) => `${API}/totals/${month}?basis=${basis}&groupBy=${grouping}&pagination[pageSize]=100`,
    ),
  ]);

const reports = (month: string, query = ''): string[] =>
  ['zh-Hans', 'en'].flatMap((locale) => [
    ...FORMATS.map((format) => `${API}/reports/${month}.${format}?locale=${locale}${query}`),
    `/reports/${month}?locale=${locale}${query}`,
  ]);

const PUBLIC = [
  ...[MONTH, EARLIER, LATER].flatMap((month) => [...reports(month), ...reports(month, '&revision=1')]),
  ...[MONTH, LATER].flatMap(figures),
  `${API}/reports`,
  '/reports',
  '/reports/feed.xml',
  ...[MONTH, EARLIER].flatMap((month) => [
    `/reports/${month}/card.png`,
    `/reports/${month}/card.png?revision=1`,
  ]),
  ...['', '&revision=1'].flatMap((revision) => [
    `/reports/${MONTH}/sources/zero_waste/waste_hazardous?basis=to-date${revision}`,
    `/reports/${EARLIER}/sources/neighbour_reading/volunteers?locale=en${revision}`,
  ]),
  `${API}/totals?from=2020-11&to=2021-04`,
  `${API}/totals/${MONTH}/zero_waste/waste_hazardous/sources`,
  `${API}/totals/${MONTH}/zero_waste/communities/sources?partner=shanshui`,
  ...['month', 'year-to-date', 'to-date'].map(
    (basis) => `${API}/totals/${LATER}/neighbour_reading/readers/sources?basis=${basis}&locale=en`,
  ),
];

type Reader = Pick<TestServer, 'request'>;

async function bytesOf({ request }: Reader, addresses: readonly string[]): Promise<Map<string, string>> {
  const bytes = new Map<string, string>();
  for (const address of addresses) {
    const { headers, text } = await request.get(address).expect(200);
    // A file has no text here: its tag is a hash of its bytes.
    bytes.set(address, `${String(headers['etag'])}\n${text}`);
  }
  return bytes;
}

/** The addresses whose bytes have changed. */
async function changed(server: Reader, before: ReadonlyMap<string, string>): Promise<string[]> {
  const after = await bytesOf(server, [...before.keys()]);
  return [...before].filter(([address, text]) => after.get(address) !== text).map(([address]) => address);
}

describeOnBothDatabases('published months', { demo: true }, (server) => {
  let before: ReadonlyMap<string, string>;

  const panel = async (
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: object,
  ): Promise<Response> => {
    const sent = server()
      .request[method](path)
      .auth(await server().adminToken(), { type: 'bearer' });
    return body === undefined ? sent : sent.send(body);
  };
  const collection = (uid: string) => `/content-manager/collection-types/${uid}`;

  /** The address of the first entry of a type in the panel. */
  async function entry(
    uid: string,
    filter: string,
  ): Promise<{ path: string; data: Record<string, unknown> }> {
    const { body } = await panel('get', `${collection(uid)}?${filter}&pageSize=1`);
    const [data] = body.results as Record<string, unknown>[];
    if (data === undefined) throw new Error(`There is no ${uid} with ${filter}.`);
    return { path: `${collection(uid)}/${String(data.documentId)}`, data };
  }

  async function step(name: 'publish' | 'reopen', body: object = {}, month = MONTH): Promise<void> {
    const response = await panel('post', `/monthly-report/months/${month}/${name}`, body);
    expect([response.status, response.body.error]).toEqual([200, undefined]);
  }

  const publish = (month: string) => publishMonth(server(), month);

  /** Changes the figures of an activity, as an editor does, and publishes it. */
  async function report(filter: string, measured: Record<string, number>): Promise<void> {
    const { path, data } = await entry('api::activity.activity', filter);
    const measurements = { ...(data.measurements as object), ...measured };
    for (const [method, address] of [
      ['put', path],
      ['post', `${path}/actions/publish`],
    ] as const) {
      const { status, body } = await panel(method, address, { measurements });
      expect([status, body.error]).toEqual([200, undefined]);
    }
  }

  beforeAll(async () => {
    before = await bytesOf(server(), PUBLIC);
  });

  describe('stay as they were published', () => {
    it('when a partner moves to another region', async () => {
      const { body } = await panel('get', `${collection('api::region.region')}?filters[code]=north`);
      const partner = await entry('api::partner.partner', 'filters[code]=shanshui');
      const response = await panel('put', partner.path, { region: { set: [{ id: body.results[0].id }] } });
      expect(response.status).toBe(200);
      expect(await changed(server(), before)).toEqual([]);
    });

    it('when an indicator, a programme, a partner and a community get other names', async () => {
      for (const [uid, filter, data] of [
        ['api::indicator.indicator', 'filters[code]=waste_hazardous', { label: '改名', labelEn: 'Renamed' }],
        ['api::programme.programme', 'filters[code]=zero_waste', { name: '改名的项目' }],
        ['api::partner.partner', 'filters[code]=shanshui', { name: '改名的机构' }],
        ['api::community.community', 'filters[code]=jiajia-jingyuan-2', { name: '改名的社区' }],
      ] as const) {
        const { path } = await entry(uid, filter);
        expect((await panel('put', path, data)).status).toBe(200);
      }
      expect(await changed(server(), before)).toEqual([]);
    });

    it('when a photo gets another name; another alternative text or caption is refused', async () => {
      const { body } = await panel('get', '/upload/files?pageSize=100&sort=id:ASC');
      const file = (body.results as { id: number; name: string }[]).find(
        ({ name }) => name === 'classroom.jpg',
      );
      const write = (fileInfo: object) => panel('post', `/upload?id=${file?.id}`, { fileInfo });
      expect((await write({ name: 'renamed.jpg' })).status).toBe(200);
      expect((await write({ alternativeText: '改过的替代文字' })).status).toBe(409);
      expect((await write({ caption: '改过的图注' })).status).toBe(409);
      expect(await changed(server(), before)).toEqual([]);
    });

    it('when the month is open again and its content another', async () => {
      await step('reopen', { reason: '绿邻居补报一场活动' });
      await report(`filters[title]=${encodeURIComponent('家家景园二期资源回收日')}`, {
        waste_hazardous: 17.5,
      });
      expect(await changed(server(), before)).toEqual([]);
    });
  });

  describe('that are published again', () => {
    let second: Awaited<ReturnType<typeof startBeside>> | undefined;
    let etag: string;

    beforeAll(async () => {
      second = await startBeside(server());
      for (const reader of [server(), second]) {
        await reader.request.get(REPORT).expect(200);
        ({ etag = '' } = (await reader.request.get(REPORT).expect(200)).headers);
        await reader.request.get(REPORT).set('If-None-Match', etag).expect(304);
      }
      await publish(MONTH);
    });
    afterAll(async () => {
      await second?.stop();
    });

    const both = () => {
      if (second === undefined) throw new Error('The second server is not running.');
      return [server(), second];
    };

    it('answer from the new revision at once, on every server', async () => {
      for (const { request } of both()) {
        const response = await request.get(REPORT).set('If-None-Match', etag).expect(200);
        expect(response.body.data).toMatchObject({ revision: 2, correction: { previousRevision: 1 } });
        await request
          .get(REPORT)
          .set('If-None-Match', response.headers.etag ?? '')
          .expect(304);
      }
    });

    it('say what was stated, what is correct, the difference and why', async () => {
      const { body } = await server().request.get(REPORT).expect(200);
      const { correction } = body.data;
      expect(correction.reason).toBe('绿邻居补报一场活动');
      expect(correction.figures).toContainEqual(
        expect.objectContaining({
          programme: 'zero_waste',
          indicator: 'waste_hazardous',
          basis: 'month',
          stated: 19,
          correct: 18.5,
          difference: -0.5,
        }),
      );
      const html = await server().request.get(`/reports/${MONTH}`).expect(200);
      expect(html.text).toContain('更正说明');
      expect(html.text).toContain(`href="/reports/${MONTH}?revision=1"`);
      const markdown = await server().request.get(`${REPORT}.md`).expect(200);
      expect(markdown.text).toContain('## 更正说明');
    });

    it('are listed with the number and the moment of their newest revision', async () => {
      const { body } = await server().request.get(`${API}/reports`).expect(200);
      const report = await server().request.get(REPORT).expect(200);
      const listed = body.data.find(({ month }: { month: string }) => month === MONTH);
      expect(listed).toMatchObject({ revision: 2, publishedAt: report.body.data.publishedAt });
      expect(report.body.meta.revisions.map(({ revision }: { revision: number }) => revision)).toEqual([
        2, 1,
      ]);
    });

    it('give every earlier revision with the same bytes, on every server', async () => {
      const first = new Map([...before].filter(([address]) => address.includes('revision=1')));
      for (const reader of both()) expect(await changed(reader, first)).toEqual([]);
    });

    it('have no revision that was never made', async () => {
      await server().request.get(`${REPORT}?revision=3`).expect(404);
      await server().request.get(`/reports/${MONTH}?revision=3`).expect(404);
      await server().request.get(`/reports/${MONTH}?revision=nought`).expect(400);
    });

    it('have totals, a series and sources of the new revision that add up', async () => {
      const value = async (path: string) => (await server().request.get(path).expect(200)).body;
      const totals = await value(`${API}/totals/${MONTH}?programme=zero_waste`);
      const total = totals.data.programmes[0].totals.find(
        ({ indicator }: { indicator: string }) => indicator === 'waste_hazardous',
      );
      const series = await value(
        `${API}/totals?from=${MONTH}&to=${MONTH}&programme=zero_waste&indicator=waste_hazardous`,
      );
      const sources = await value(`${API}/totals/${MONTH}/zero_waste/waste_hazardous/sources`);
      const shares = sources.data.map(({ share }: { share: number }) => share);
      expect([total.value, series.data[0].points[0].value]).toEqual([18.5, 18.5]);
      expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBe(18.5);
    });

    it('leave months whose report has no figure of theirs as they were', async () => {
      const others = new Map([...before].filter(([address]) => /\/2021-/.test(address)));
      expect(others.size).toBeGreaterThan(20);
      expect(await changed(server(), others)).toEqual([]);
    });
  });

  describe('that figures of a corrected month went into', () => {
    const told = (text: string) => JSON.parse(text) as { data: unknown; meta: { notices: object[] } };
    let first: ReadonlyMap<string, string>;
    let asPublished: string;

    beforeAll(async () => {
      first = await bytesOf(server(), reports(LATER, '&revision=1'));
      asPublished = (await server().request.get(`${API}/reports/${LATER}`).expect(200)).text;
      await step('reopen', { reason: '核对签到表' }, EARLIER);
      const inMonth = `filters[startDate][$gte]=${EARLIER}-01&filters[startDate][$lte]=${EARLIER}-31`;
      await report(`${inMonth}&filters[programme][code]=neighbour_reading`, { readers_adults: 1 });
      await publish(EARLIER);
    });

    it('stay as they were and say so', async () => {
      const { text } = await server().request.get(`${API}/reports/${LATER}`).expect(200);
      expect(told(text).data).toEqual(told(asPublished).data);
      expect(told(text).meta.notices).toContainEqual(
        expect.objectContaining({ code: 'earlier-month-corrected', month: EARLIER }),
      );
      const page = await server().request.get(`/reports/${LATER}?locale=en`).expect(200);
      expect(page.text).toContain('class="notice earlier-month-corrected"');
    });

    it('say nothing of it in the revision that was published', async () => {
      expect(await changed(server(), first)).toEqual([]);
    });
  });

  describe('of a programme that is deleted', () => {
    it('stay as they were published', async () => {
      const now = await bytesOf(server(), PUBLIC);
      const { path } = await entry('api::programme.programme', 'filters[code]=neighbour_reading');
      await panel('delete', path);
      expect(await changed(server(), now)).toEqual([]);
    });
  });
});
