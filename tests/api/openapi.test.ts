/** The OpenAPI document is complete, matches the server's answers, and does not name private parts. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { FORMATS } from '../../src/plugins/monthly-report/shared/vocabulary';
import { messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { APP_FOLDER } from '../helpers/environment';
import { problems, resolve, type JsonSchema } from '../helpers/json-schema';
import { HIDDEN_MONTH, MONTH } from '../helpers/reference';
import { registeredRoutes } from '../helpers/registered-routes';
import { temporaryFolder } from '../helpers/run-folder';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Record<string, { schema?: JsonSchema }> }>
  >;
}

interface Document extends JsonSchema {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const ADDRESS = '/api/openapi.json';
const OURS = '/monthly-report/';

/** The program of a package, so that it starts without a shell on every system. */
function programOf(packageName: string, command: string): string {
  const manifest = createRequire(path.join(APP_FOLDER, 'package.json')).resolve(
    `${packageName}/package.json`,
  );
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : (bin[command] ?? ''));
}

describeOnBothDatabases('the OpenAPI document', { demo: true }, (server) => {
  let document: Document;
  let full: string;

  const get = (address: string, token?: string) =>
    server()
      .request.get(address)
      .set(token === undefined ? {} : { Authorization: `Bearer ${token}` });
  const operations = (): [string, Operation][] =>
    Object.entries(document.paths).flatMap(([address, item]) =>
      Object.entries(item).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${address}`,
        operation,
      ]),
    );
  const answerOf = (address: string, status = '200'): JsonSchema => {
    const operation = document.paths[address]?.get;
    const response = operation?.responses[status] as JsonSchema | undefined;
    if (response === undefined) throw new Error(`Nothing says what ${address} answers (${status})`);
    const described = typeof response.$ref === 'string' ? resolve(response.$ref, document) : response;
    const { content } = described as Operation['responses'][string];
    return content?.['application/json']?.schema ?? {};
  };

  beforeAll(async () => {
    full = await server().createApiToken('full-access');
    document = (await get(ADDRESS).expect(200)).body as Document;
  });

  it('is served to everybody, once', async () => {
    const { headers, body } = await get(ADDRESS)
      .expect(200)
      .expect('Content-Type', /^application\/json/);
    expect((body as Document).openapi).toMatch(/^3\.1\./);
    expect((body as Document).servers).toEqual([expect.objectContaining({ url: '/api' })]);
    await get(ADDRESS).set('If-None-Match', String(headers['etag'])).expect(304);
  });

  it('is valid: a program makes types of it', () => {
    const folder = temporaryFolder('openapi');
    const file = path.join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [programOf('openapi-typescript', 'openapi-typescript'), file, '-o', path.join(folder, 'api.d.ts')],
      { encoding: 'utf8' },
    );
    expect({ status, said: `${stdout}${stderr}`.match(/error.*/gi) }).toEqual({ status: 0, said: null });
    expect(readFileSync(path.join(folder, 'api.d.ts'), 'utf8')).toContain(
      '"/monthly-report/reports/{month}"',
    );
  });

  it('leads somewhere with every reference, and calls no two operations alike', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref = '']) => ref,
    );
    expect(references.length).toBeGreaterThan(100);
    for (const ref of new Set(references)) resolve(ref, document);
    const names = operations().map(([, { operationId }]) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('describes every parameter of every address', () => {
    for (const [name, { parameters }] of operations()) {
      const inAddress = [...name.matchAll(/\{([^}]+)\}/g)].map(([, parameter]) => parameter);
      const described = parameters
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name);
      expect({ name, described: described.sort() }).toEqual({ name, described: inAddress.sort() });
    }
  });

  it('has every route of the API, and no other', async () => {
    const registered = (await registeredRoutes())
      .filter((route) => / \/api(?:\/|$)/.test(route))
      .map((route) => route.replace(/:(\w+)/g, '{$1}').replace('(.*)', '{provider}'));
    expect(registered.length).toBeGreaterThan(50);
    expect(
      operations()
        .map(([name]) => name.replace(' ', ' /api'))
        .sort(),
    ).toEqual(registered.sort());
  });

  it('says nothing of private fields, nor of the panel', () => {
    const types = path.join(APP_FOLDER, 'src', 'api');
    const hidden = readdirSync(types).flatMap((name) => {
      const file = path.join(types, name, 'content-types', name, 'schema.json');
      const { attributes } = JSON.parse(readFileSync(file, 'utf8')) as {
        attributes: Record<string, { private?: boolean }>;
      };
      const schema = Object.entries(document.components.schemas).find(([key]) =>
        key.toLowerCase().startsWith(`api${name.replaceAll('-', '')}`),
      )?.[1];
      return Object.entries(attributes)
        .filter(([, attribute]) => attribute.private === true)
        .map(([field]) => ({
          name,
          field,
          isTold: Object.hasOwn(schema?.properties ?? {}, field),
        }));
    });
    expect(hidden.length).toBeGreaterThan(3);
    expect(hidden.filter(({ isTold }) => isTold)).toEqual([]);
    const told =
      /"(?:resetPasswordToken|confirmationToken|folderPath|createdBy|updatedBy)"|stated-figure|"\/(?:admin|content-manager)\//g;
    expect(JSON.stringify(document).match(told)).toBeNull();
  });

  it('names the query keys the server takes, and the media type of every format', async () => {
    for (const [address, item] of Object.entries(document.paths).filter(([name]) => name.startsWith(OURS))) {
      const keys =
        item.get?.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name) ?? [];
      const asked = address
        .replace('{month}', MONTH)
        .replace('{programme}', 'zero_waste')
        .replace('{indicator}', 'waste_total');
      const refusal = await get(`/api${asked}?nonsense=1`, full).expect(400);
      const accepted = /accepted: (.*)\.$/.exec(messageOf(refusal))?.[1]?.split(', ') ?? [];
      // A preview has the same reading code as the report, but no revisions.
      const wanted = address.includes('/preview/') ? accepted.filter((key) => key !== 'revision') : accepted;
      expect({ address, keys: keys.sort() }).toEqual({ address, keys: wanted.sort() });
    }
    const types = Object.keys(
      document.paths['/monthly-report/reports/{month}']?.get?.responses['200']?.content ?? {},
    );
    for (const format of FORMATS) {
      const { headers } = await get(`/api/monthly-report/reports/${MONTH}.${format}`).expect(200);
      expect(types).toContain(String(headers['content-type']).split(';')[0]);
    }
    expect(types).toHaveLength(FORMATS.length);
  });

  describe('says what is answered:', () => {
    const REPORT = '/monthly-report/reports/{month}';
    const TOTALS = '/monthly-report/totals/{month}';
    const SOURCES = '/monthly-report/totals/{month}/{programme}/{indicator}/sources';
    const series = '/monthly-report/totals?from=2020-01&to=2021-03';

    const ASKED: readonly (readonly [address: string, asked: string])[] = [
      ['/monthly-report/reports', '/monthly-report/reports'],
      ['/monthly-report/reports', '/monthly-report/reports?locale=en'],
      ...[MONTH, '2021-01', '2021-02'].flatMap((month): (readonly [string, string])[] => [
        [REPORT, `/monthly-report/reports/${month}`],
        [REPORT, `/monthly-report/reports/${month}.json?locale=en`],
        [TOTALS, `/monthly-report/totals/${month}`],
        ...['region', 'partner', 'community', 'activity-type'].map((grouping): readonly [string, string] => [
          TOTALS,
          `/monthly-report/totals/${month}?groupBy=${grouping}&basis=to-date`,
        ]),
      ]),
      [REPORT, '/monthly-report/reports/2021-01?revision=1'],
      ['/monthly-report/totals', series],
      [SOURCES, `/monthly-report/totals/${MONTH}/zero_waste/waste_hazardous/sources`],
      [SOURCES, '/monthly-report/totals/2021-02/neighbour_reading/readers/sources?basis=year-to-date'],
    ];

    it.each(ASKED)('%s as %s', async (address, asked) => {
      const { body } = await get(`/api${asked}`).expect(200);
      expect(problems(answerOf(address), { value: body, path: 'answer' }, document)).toEqual([]);
    });

    it('a preview', async () => {
      const { body } = await get(`/api/monthly-report/preview/${HIDDEN_MONTH}`, full).expect(200);
      const schema = answerOf('/monthly-report/preview/{month}');
      expect(problems(schema, { value: body, path: 'answer' }, document)).toEqual([]);
    });

    it('a refusal', async () => {
      for (const [address, status, asked, token] of [
        [REPORT, '400', '/monthly-report/reports/2020-13', undefined],
        [REPORT, '403', `/monthly-report/reports/${MONTH}?status=draft`, undefined],
        [REPORT, '404', `/monthly-report/reports/${HIDDEN_MONTH}`, undefined],
        [TOTALS, '401', `/monthly-report/totals/${MONTH}`, 'nobody'],
        ['/stories', '400', '/stories?filters[nonsense]=1', undefined],
      ] as const) {
        const { body } = await get(`/api${asked}`, token).expect(Number(status));
        expect(problems(answerOf(address, status), { value: body, path: asked }, document)).toEqual([]);
      }
    });

    it.each([
      'activities',
      'activity-types',
      'communities',
      'dimensions',
      'indicators',
      'memberships',
      'partner-tiers',
      'partners',
      'programme-months',
      'programmes',
      'progress-updates',
      'regions',
      'stories',
    ])('Strapi’s own REST: %s, with all they lead to', async (type) => {
      for (const query of ['', '?populate=*', '?fields=createdAt']) {
        const { body } = await get(`/api/${type}${query}`).expect(200);
        expect(problems(answerOf(`/${type}`), { value: body, path: type }, document)).toEqual([]);
        const [first] = (body as { data: { documentId: string }[] }).data;
        if (first === undefined) continue;
        const one = await get(`/api/${type}/${first.documentId}${query}`).expect(200);
        expect(problems(answerOf(`/${type}/{id}`), { value: one.body, path: type }, document)).toEqual([]);
      }
    });

    it('stories with their photos, as files', async () => {
      const { body } = await get('/api/stories?populate[photos][populate]=file').expect(200);
      expect(JSON.stringify(body)).toContain('/uploads/');
      expect(problems(answerOf('/stories'), { value: body, path: 'stories' }, document)).toEqual([]);
    });
  });
});
