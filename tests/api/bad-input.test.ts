/** Bad input gets a refusal with a sentence that says what is accepted, never a 500. */
import http from 'node:http';

import { expectRefusal, messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { MONTH } from '../helpers/reference';

const REPORTS = '/api/monthly-report/reports';
const TOTALS = '/api/monthly-report/totals';
const LONG = '2'.repeat(10_240);

/** A path, and a part of the sentence that says what is accepted. */
const MALFORMED = [
  [`${REPORTS}/2020-13`, 'YYYY-MM'],
  [`${REPORTS}/20-12`, 'YYYY-MM'],
  [`${REPORTS}/2020-1`, 'YYYY-MM'],
  [`${REPORTS}/2020-13.md`, 'YYYY-MM'],
  [`${REPORTS}/%E2%80%AE2020-12`, 'YYYY-MM'],
  [`${REPORTS}/2020-12%00`, 'YYYY-MM'],
  [`${REPORTS}/${LONG}`, 'YYYY-MM'],
  [`/reports/2020-13`, 'YYYY-MM'],
  [`/reports/20-12`, 'YYYY-MM'],
  [`/reports/${LONG}`, 'YYYY-MM'],
  [`/reports/${MONTH}?locale=xx`, 'zh-Hans'],
  [`${REPORTS}/${MONTH}?locale=xx`, 'zh-Hans'],
  [`${REPORTS}/${MONTH}?locale=`, 'zh-Hans'],
  [`${REPORTS}/${MONTH}?locale=en&locale=zh-Hans`, 'once'],
  [`${REPORTS}/${MONTH}?locale[]=en`, ''],
  [`${REPORTS}/${MONTH}?locale[$ne]=en`, ''],
  [`${REPORTS}/${MONTH}?colour=red`, 'locale'],
  [`${REPORTS}/${MONTH}?__proto__=1`, 'locale'],
  [`${REPORTS}/${MONTH}?constructor=1`, 'locale'],
  [`${REPORTS}/${MONTH}?revision=0`, ''],
  [`${REPORTS}/${MONTH}?revision=-1`, ''],
  [`${REPORTS}/${MONTH}?revision=1.5`, ''],
  [`${REPORTS}/${MONTH}?revision=one`, ''],
  [`${REPORTS}/${MONTH}?status=secret`, 'published'],
  [`${REPORTS}?page=1`, 'locale'],
  [`${TOTALS}/2020-13`, 'YYYY-MM'],
  [`${TOTALS}/${MONTH}?groupBy=password`, 'region'],
  [`${TOTALS}/${MONTH}?groupBy=region&groupBy=partner`, 'once'],
  [`${TOTALS}/${MONTH}?basis=forever`, 'year-to-date'],
  [`${TOTALS}/${MONTH}?programme=${encodeURIComponent("x' OR 1=1 --")}`, ''],
  [`${TOTALS}/${MONTH}?groupBy=partner&pagination[page]=0`, ''],
  [`${TOTALS}/${MONTH}?groupBy=partner&pagination[pageSize]=101`, '100'],
  [`${TOTALS}/${MONTH}?groupBy=partner&pagination[pageSize]=ten`, '100'],
  [`${TOTALS}/${MONTH}?from=2020-01`, 'groupBy'],
  [`${TOTALS}?from=2020-12&to=2020-01`, '2020-12'],
  [`${TOTALS}?from=2020-12`, 'to'],
  [`${TOTALS}?to=2020-12`, 'from'],
  [TOTALS, 'from'],
  [`${TOTALS}?from=2020-13&to=2020-14`, 'YYYY-MM'],
  [`${TOTALS}?from=2020-01&to=2020-12&to=2020-11`, 'once'],
  [`${TOTALS}?from=2000-01&to=2199-12`, ''],
  [`${TOTALS}/${MONTH}/zero_waste/waste_hazardous/sources?basis=ever`, 'to-date'],
  [`${TOTALS}/${MONTH}/zero_waste/waste_hazardous/sources?region=a&region=b`, 'once'],
  [`${TOTALS}/2020-00/zero_waste/waste_hazardous/sources`, 'YYYY-MM'],
] as const;

const ABSENT = [
  `${REPORTS}/2020-12.exe`,
  `${REPORTS}/2020-12.`,
  `${REPORTS}/2020-11`,
  `${REPORTS}/2020-11.md`,
  `${REPORTS}/2199-12`,
  `${REPORTS}/${MONTH}?revision=2`,
  `${REPORTS}/${MONTH}?revision=999999999`,
  `/reports/2020-11`,
  `/reports/2020-12.exe`,
  `${TOTALS}/2020-11`,
  `${TOTALS}/${MONTH}?programme=unknown`,
  `${TOTALS}?from=2020-01&to=2020-12&programme=unknown`,
  `${TOTALS}?from=2020-01&to=2020-12&indicator=unknown`,
  `${TOTALS}/${MONTH}/unknown/waste_hazardous/sources`,
  `${TOTALS}/${MONTH}/zero_waste/unknown/sources`,
  // An indicator that exists, but in another programme.
  `${TOTALS}/${MONTH}/zero_waste/people_served/sources`,
  `${TOTALS}/2020-11/zero_waste/waste_hazardous/sources`,
  '/api/monthly-report/nothing',
  '/api/nothing',
  '/api/stated-figures',
  '/api/monthly-report',
] as const;

const shorten = (path: string) => path.replace(LONG, '<10 kB>');

describeOnBothDatabases('bad input', { demo: true }, (server) => {
  const get = (path: string, headers: Record<string, string> = {}) => server().request.get(path).set(headers);

  it.each(MALFORMED.map(([path, accepted]) => [shorten(path), path, accepted]))(
    '%s gets 400',
    async (_name, path, accepted) => {
      const response = await get(path);
      expectRefusal(response, 400);
      expect(messageOf(response)).toContain(accepted);
      expect(messageOf(response).length).toBeLessThan(1000);
    },
  );

  it.each(ABSENT)('%s gets 404', async (path) => {
    expectRefusal(await get(path), 404);
  });

  it.each(['image/png', 'application/zip', 'text/html;q=0', 'nonsense'])(
    'Accept: %s gets 406',
    async (accept) => {
      expectRefusal(await get(`${REPORTS}/${MONTH}`, { Accept: accept }), 406);
    },
  );

  it.each([`${REPORTS}/${MONTH}`, `${TOTALS}/${MONTH}`, `/reports/${MONTH}`, REPORTS])(
    'a POST, PUT or DELETE to %s gets 405',
    async (path) => {
      for (const method of ['post', 'put', 'delete'] as const) {
        expectRefusal(await server().request[method](path), 405);
      }
    },
  );

  it.each([`${REPORTS}/${MONTH}`, `${TOTALS}/${MONTH}`, `/api/activities`])(
    'a token nobody issued gets 401 at %s',
    async (path) => {
      expectRefusal(await get(path, { Authorization: `Bearer ${'0'.repeat(256)}` }), 401);
    },
  );

  it('the token of the admin panel gets 401 at the public API', async () => {
    expectRefusal(
      await get('/api/activities', { Authorization: `Bearer ${await server().adminToken()}` }),
      401,
    );
  });

  it('a broken percent escape gets 400', async () => {
    expectRefusal(await get(`${REPORTS}/%E0%A4%A`), 400);
  });

  it.each(['/uploads/%zz', '/%zz', '//x', '/uploads/%00'])(
    'an address that is none, %s, fills the log with no stack',
    async (path) => {
      const before = server().logs().length;
      const { status } = await rawGet(server().url, { path, headers: {} });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      await get('/api/activities').expect(200);
      expect(server().logs().slice(before)).not.toMatch(/\n {4}at /);
    },
  );

  it('a broken body gets 400, one that is too large 413', async () => {
    const token = await server().createApiToken('full-access');
    const post = (body: string) =>
      server()
        .request.post('/api/regions')
        .set({ 'Content-Type': 'application/json', Authorization: `Bearer ${token}` })
        .send(body);
    expectRefusal(await post('{"data":'), 400);
    expectRefusal(await post(JSON.stringify({ data: { code: 'x', name: 'x'.repeat(3_000_000) } })), 413);
  });

  it('an address or a header that is too long gets 414 or 431', async () => {
    const requests: { path: string; headers: Record<string, string> }[] = [
      { path: `${REPORTS}/${'2'.repeat(40_000)}`, headers: {} },
      { path: `${REPORTS}/${MONTH}`, headers: { 'X-Long': 'x'.repeat(40_000) } },
    ];
    for (const options of requests) {
      const { status, type, text } = await rawGet(server().url, options);
      expect([414, 431]).toContain(status);
      expect(type).toMatch(/^application\/json/);
      expect(JSON.parse(text)).toMatchObject({ data: null, error: { status } });
    }
  });

  it.each(
    [
      '/api/activities?filters[startDate][$contains]=2020',
      '/api/activities?filters[startDate]=soon',
      '/api/activities?filters[startDate]=2020-02-30',
      '/api/activities?filters[sessions]=99999999999999999999',
      '/api/activities?filters[sessions]=many',
      '/api/activities?filters[id]=99999999999999999999',
      '/api/activities?filters[title]=%00',
      '/api/activities?filters[title][$nothing]=1',
      '/api/activities?filters[nothing]=1',
      '/api/activities?filters[measurements][$contains]=1',
      '/api/activities?filters[measurements]=1',
      '/api/activities?filters=text',
      '/api/activities?sort=nothing',
      '/api/activities?sort[0][title]=upwards',
      '/api/activities?populate=nothing',
      '/api/activities?populate[programme][populate][indicators][populate]=*',
      '/api/activities?fields=nothing',
      '/api/activities?pagination[page]=x',
      '/api/activities?pagination[page]=-1',
      '/api/activities?pagination[pageSize]=1000000',
      '/api/activities?pagination[start]=99999999999999999999',
      '/api/stories?locale=xx',
      '/api/stories?locale[]=en',
      '/api/stories/%00',
      `/api/stories/${LONG}`,
    ].map((path) => [shorten(path), path]),
  )('%s gets an answer or a refusal, not a 500', async (_name, path) => {
    const response = await get(path);
    if (response.status !== 200) expectRefusal(response, response.status);
    expect(response.status).toBeLessThan(500);
  });

  it.each(
    [
      'filters[startDate][$startsWith]=2020',
      'filters[startDate]=soon',
      'filters[sessions]=many',
      'filters[sessions]=99999999999999999999',
    ].map((query) => `/content-manager/collection-types/api::activity.activity?${query}`),
  )('%s in the panel gets an answer or a refusal, not a 500', async (path) => {
    const response = await get(path, { Authorization: `Bearer ${await server().adminToken()}` });
    if (response.status !== 200) expectRefusal(response, 400);
  });

  it('what Strapi’s own routes do not look for gets 400, what is not there 404', async () => {
    const authorised = { Authorization: `Bearer ${await server().adminToken()}` };
    const send = (method: 'post' | 'put', path: string) =>
      server().request[method](path).set(authorised).send({});
    expectRefusal(await send('post', '/admin/permissions/check'), 400);
    expectRefusal(await send('put', '/admin/homepage/layout'), 400);
    expectRefusal(await send('post', '/email'), 400);
    expectRefusal(await send('post', '/admin/webhooks/999999/trigger'), 404);
    expectRefusal(await get('/admin/license-trial-time-left', authorised), 404);
    const token = await server().createApiToken('full-access');
    const component = '/api/content-type-builder/components/none.none';
    expectRefusal(await get(component, { Authorization: `Bearer ${token}` }), 404);
  });

  it('a deletion of drafts alone is refused: an entry goes with its drafts', async () => {
    const token = await server().createApiToken('full-access');
    for (const path of ['/api/activities/none', '/api/stories/none', '/api/regions/none']) {
      const answer = await server()
        .request.delete(`${path}?status=draft`)
        .set('Authorization', `Bearer ${token}`);
      expectRefusal(answer, 400);
    }
  });

  it.each([{}, { key: 'x' }, { 'email-templates': null }, { 'email-templates': { a: { options: null } } }])(
    'templates of mails that are none: %j',
    async (body) => {
      const answer = await server()
        .request.put('/users-permissions/email-templates')
        .set('Authorization', `Bearer ${await server().adminToken()}`)
        .send(body);
      expectRefusal(answer, 400);
    },
  );

  it('never was a 500', () => {
    const answered =
      server()
        .logs()
        .match(/\(\d+ ms\) \d{3}/g) ?? [];
    expect(answered.length).toBeGreaterThan(50);
    expect(answered.filter((line) => line.endsWith(' 500'))).toEqual([]);
  });
});

/** Without supertest, which reads the answer only after it has sent everything. */
function rawGet(
  url: string,
  { path, headers }: { path: string; headers: Record<string, string> },
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get(url + path, { headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
      );
    });
    request.on('error', reject);
  });
}
