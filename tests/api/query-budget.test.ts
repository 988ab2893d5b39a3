/** Queries that cost too much, or that the server could not answer, are refused with a sentence. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

import qs from 'qs';

import { sentenceOf } from '../../src/plugins/monthly-report/server/src/http/gates/query/limits';
import { expectRefusal, messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { APP_FOLDER } from '../helpers/environment';
import { startBeside, startServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const repeated = (name: string, count: number, between: string) => Array(count).fill(name).join(between);
const nested = (name: string, count: number, between: string) => `[${repeated(name, count, `]${between}[`)}]`;
const each = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('&');

/** Every relation that leads to its own type: the address of the type, and the name of the relation. */
const CYCLES = [
  ['/api/stories', 'localizations'],
  ['/api/progress-updates', 'localizations'],
  ['/api/progress-updates', 'parent'],
  ['/api/programme-months', 'localizations'],
  ['/api/indicators', 'parts'],
] as const;

/** Row d: a populate that multiplies, in every spelling. */
const POPULATES = CYCLES.flatMap(([list, name]) =>
  [2, 13, 60].flatMap((count) => [
    `${list}?populate=${repeated(name, count, '.')}`,
    `${list}?populate[0]=${repeated(name, count, '.')}`,
    `${list}?populate${nested(name, Math.min(count, 9), '[populate]')}=true`,
    `${list}?populate[${name}][populate]=${repeated(name, count, '.')}`,
    `${list}?populate=${each(count, () => repeated(name, 2, '.')).replaceAll('&', ',')}`,
  ]),
);

/** Row e: filters whose joins multiply. */
const FILTERS = CYCLES.flatMap(([list, name]) => [
  ...[2, 9, 17].map((count) => `${list}?filters${nested(name, count, '')}[id][$gt]=1`),
  `${list}?filters[$or][0]${nested(name, 3, '')}[id]=1`,
  `${list}?populate[${name}][filters][${name}][id]=1`,
]);

/** Row l, and similar queries. */
const UNANSWERABLE = [
  `/api/programmes?sort=indicators.${repeated('parts', 62, '.')}.code`,
  `/api/programmes?sort[indicators]${nested('parts', 15, '')}[code]=asc`,
  '/api/programmes?sort=indicators.code',
  `/api/stories?${each(100, (index) => `filters[$or][${index}][partner][code]=${index}`)}`,
  `/api/activities?${each(7, (index) => `filters[$and][${index}][partner][code]=${index}`)}`,
  `/api/activities?${each(3, (index) => `filters[$and][${index}][communities][code]=${index}`)}`,
  `/api/activities?${each(21, (index) => `filters[$and][${index}][sessions]=1`)}`,
  `/api/activities?${each(6, (index) => `filters[$and][${index}][title][$contains]=a`)}`,
  `/api/activities?${each(101, () => 'filters[sessions][$in][]=1')}`,
  `/api/activities?filters[title]=${'a'.repeat(5000)}`,
  '/api/activities?filters[$and][title]=x',
  '/api/activities?filters[partner][$gt]=1&filters[partner][$lt]=5',
  '/api/activities?filters[partner][$not][code]=x',
  '/api/activities?filters[title][$or][0][$eq]=x',
  '/api/activities?sort=partner',
  '/api/stories?populate=photos.file.related',
  '/api/activities?pagination[pageSize]=101',
  '/api/activities?colour=red',
];

/** Row k: queries that would show which published entries have changed drafts. */
const OF_DRAFTS = [
  'publicationFilter=modified',
  'publicationFilter=never-published',
  'hasPublishedVersion=true',
  'hasPublishedVersion=false',
];

const PANEL_REFUSED = [
  '/content-manager/relations/api::programme.programme/secretariatUsers?sort=email',
  '/content-manager/relations/api::activity.activity/partner?filters[contactEmail][$contains]=a',
  '/content-manager/relations/api::activity.activity/partner?populate=*',
  `/content-manager/collection-types/api::story.story?filters${nested('localizations', 9, '')}[title]=a`,
  `/content-manager/collection-types/api::programme.programme?sort=indicators.${repeated('parts', 30, '.')}.code`,
  '/content-manager/collection-types/api::activity.activity?pageSize=100000',
  '/content-manager/collection-types/api::activity.activity?populate=partner',
  `/upload/folders?filters${nested('parent', 8, '')}[name]=a`,
  '/upload/files?filters[related][id]=1',
  '/admin/users?filters[roles][users][roles][users][id]=1',
];

/** Queries that the panel sends. */
const PANEL_TAKEN = [
  '/content-manager/collection-types/api::activity.activity?page=1&pageSize=50&sort=startDate:DESC&_q=社区',
  '/content-manager/collection-types/api::story.story?page=1&pageSize=20&sort=reportMonth:DESC&locale=zh-Hans',
  '/content-manager/collection-types/api::story.story?page=1&pageSize=20&sort=title:ASC&filters[$and][0][__status][$eq]=draft',
  '/content-manager/relations/api::activity.activity/programme?id=&pageSize=10&_q=&page=1',
  '/content-manager/homepage/recent-documents?action=update',
  '/upload/files?sort=updatedAt:DESC&page=1&pageSize=20&filters[$and][0][folder][id][$null]=true',
  '/upload/folders?sort=name:ASC&populate[parent]=true&filters[$and][0][parent][id][$null]=true',
  '/upload/folders?pagination[pageSize]=-1&filters[$and][0][parent][id][$null]=true',
  '/admin/users?page=1&pageSize=10&sort=firstname:ASC',
  '/admin/content-manager/collection-types/api::story.story?page=1&plugins[i18n][locale]=en&filters[$and][0][title]=a',
];

const PAGES = ['api-tour', 'front-end'].flatMap((name) => [`docs/${name}.md`, `docs/${name}.zh-CN.md`]);

/** The queries of Strapi's own REST that the documents show: as addresses, and as options of its client. */
/** Only reads: other tests try the writes. */
function documented(): string[] {
  return PAGES.flatMap((page) => {
    const text = readFileSync(path.join(APP_FOLDER, page), 'utf8');
    const addresses = [...text.matchAll(/(?<!-X PUT ")\$site(\/api\/(?!monthly-report)[^"\s]+)/g)].map(
      ([, address]) => address ?? '',
    );
    const options = [...text.matchAll(/collection\('([\w-]+)'\)\.find\((\{[\s\S]*?\n\})\)/g)].map(
      ([, name, literal]) =>
        `/api/${name}?${qs.stringify(runInNewContext(`(${literal})`), { encodeValuesOnly: true })}`,
    );
    return [...addresses, ...options];
  });
}

const short = (address: string) => (address.length > 90 ? `${address.slice(0, 90)}…` : address);

describeOnBothDatabases('the budget of a query', { demo: true }, (server) => {
  const get = (address: string, token?: string) =>
    server()
      .request.get(encodeURI(address))
      .set(token === undefined ? {} : { Authorization: `Bearer ${token}` });

  it.each([...POPULATES, ...FILTERS, ...UNANSWERABLE].map((address) => [short(address), address]))(
    '%s gets 400',
    async (_name, address) => {
      const response = await get(address);
      expectRefusal(response, 400);
      expect(messageOf(response)).toMatch(/accepted: .+|at most \d+/);
    },
  );

  it.each(OF_DRAFTS)('%s gets 400 from everybody without the preview action', async (query) => {
    const readOnly = await server().createApiToken('read-only');
    for (const token of [undefined, readOnly]) {
      const response = await get(`/api/stories?${query}`, token);
      expectRefusal(response, 400);
      expect(messageOf(response)).toContain(query.split('=')[0]);
    }
    await get(`/api/stories?${query}`, await server().createApiToken('full-access')).expect(200);
  });

  it('holds for a list of which nobody says how long it is to be', async () => {
    const { body } = await get('/api/activities?fields[0]=title').expect(200);
    expect(body.meta.pagination).toMatchObject({ page: 1, pageSize: 25 });
    expect((body.data as unknown[]).length).toBeLessThanOrEqual(25);
  });

  it('holds for tokens as well', async () => {
    const full = await server().createApiToken('full-access');
    const response = await get(POPULATES[1] ?? '', full);
    expectRefusal(response, 400);
    expect(messageOf(response)).toBe(sentenceOf('sameRelation'));
  });

  it('holds for the answer to a write', async () => {
    const full = await server().createApiToken('full-access');
    const response = await server()
      .request.post(`/api/regions?populate=${repeated('partners', 9, '.')}&filters[code]=a`)
      .auth(full, { type: 'bearer' })
      .send({ data: { code: 'never', name: 'never' } });
    expectRefusal(response, 400);
    const { body } = await get('/api/regions?filters[code]=never').expect(200);
    expect(body.data).toEqual([]);
  });

  it.each(PANEL_REFUSED.map((address) => [short(address), address]))(
    '%s of the panel gets 400',
    async (_name, address) => {
      const response = await get(address, await server().adminToken());
      expectRefusal(response, 400);
      expect(messageOf(response)).toContain('查询不符合要求');
    },
  );

  it.each(PANEL_TAKEN.map((address) => [short(address), address]))(
    '%s is answered',
    async (_name, address) => {
      await get(address, await server().adminToken()).expect(200);
    },
  );

  it.each([
    'api::story.story',
    'api::progress-update.progress-update',
    'api::programme-month.programme-month',
  ])('translations of %s are no relation that a picker offers', async (type) => {
    for (const address of [
      `/content-manager/relations/${type}/localizations?page=1`,
      `/content-manager/relations/${type}/localizations?id=none&page=1`,
    ]) {
      const { status } = await get(address, await server().adminToken());
      expect(status).toBe(400);
    }
  });

  it.each(documented())('%s of the documents is answered', async (address) => {
    const { body } = await server().request.get(address.replaceAll(' ', '%20')).expect(200);
    expect(body.data).toEqual(expect.any(Array));
  });

  it('shows queries in the documents', () => {
    expect(documented().length).toBeGreaterThanOrEqual(4);
  });

  it('went on answering, without an error in the log', async () => {
    await get('/api/regions').expect(200);
    expect(server().logs()).not.toMatch(/\bat .+\.js:\d+|\(\d+ ms\) 500/);
  });
});

describe('a statement that takes too long', () => {
  it('is broken off by PostgreSQL and answered with 503', async () => {
    const first = await startServer({ database: 'postgres' });
    const server = await startBeside(first, { STATEMENT_TIMEOUT_MS: '3000' });
    try {
      await withSql(first, async (db) => {
        await db.transaction(async (trx) => {
          await trx.raw('LOCK TABLE regions IN ACCESS EXCLUSIVE MODE');
          const response = await server.request.get('/api/regions');
          expectRefusal(response, 503);
          expect(response.headers['retry-after']).toMatch(/^\d+$/);
        });
      });
      await server.request.get('/api/regions').expect(200);
    } finally {
      await server.stop();
      await first.stop();
    }
  });
});
