/** Bodies of requests: read where they are accepted, otherwise refused in words, and removed after the request. */
import { readdirSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import type { Response } from 'supertest';

import { BODY_LIMITS } from '../../src/plugins/monthly-report/server/src/http/gates/bodies/limits';
import { expectRefusal, messageOf } from '../helpers/answers';
import { photo } from '../helpers/pictures';
import { startServer, type TestServer } from '../helpers/server';

const BOUNDARY = 'x'.repeat(24);
const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

/** A part of a form, in the bytes of the request. */
const part = (head: string, body: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
const file = (bytes: Buffer | string, name = 'files'): Buffer =>
  part(`name="${name}"; filename="a.jpg"\r\nContent-Type: image/jpeg`, bytes);
const form = (...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);

type FormCase = readonly [
  what: string,
  status: number,
  body: () => Buffer | Promise<Buffer>,
  by: () => string | undefined,
];

describe('bodies', () => {
  let server: TestServer;
  let token: string;
  let reader: string;
  let panel: string;

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite' });
    token = await server.createApiToken('full-access');
    reader = await server.createApiToken('read-only');
    panel = await server.adminToken();
  });
  afterAll(() => server.stop());

  interface Sent {
    readonly method?: 'post' | 'put' | 'patch';
    readonly as?: string;
    readonly type?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  /** Sends the body as it is: no library adds a type or changes the bytes. */
  const send = (address: string, body: Buffer | string, sent: Sent = {}): Promise<Response> => {
    const request = server.request[sent.method ?? 'post'](address).serialize(
      (data: unknown) => data as string,
    );
    if (sent.as !== undefined) void request.auth(sent.as, { type: 'bearer' });
    for (const [name, value] of Object.entries(sent.headers ?? {})) void request.set(name, value);
    if (sent.type !== undefined) void request.set('Content-Type', sent.type);
    return request.send(body).then((response) => response);
  };

  /** All files that have arrived and are still there. */
  const arrived = (): string[] => {
    const folder = server.databaseEnv.ARRIVING_FILES_DIR ?? '';
    return readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.includes(path.sep));
  };
  /** The same after the server has had time to clean up after a closed connection. */
  const arrivedAtLast = async (): Promise<string[]> => {
    for (let tries = 0; tries < 50 && arrived().length > 0; tries += 1) await wait(50);
    return arrived();
  };

  const PATHS = [
    ['post', '/api/auth/local'],
    ['post', '/api/auth/local/register'],
    ['post', '/api/auth/forgot-password'],
    ['post', '/api/stories'],
    ['put', '/api/stories/none'],
    ['post', '/api/upload'],
    ['post', '/admin/login'],
    ['post', '/admin/forgot-password'],
    ['put', '/admin/users/me'],
    ['post', '/content-manager/collection-types/api::story.story'],
    ['post', '/upload/actions/bulk-delete'],
    ['post', '/monthly-report/months/2021-01/publish'],
  ] as const;

  describe.each([
    ['XML', 'application/xml', '<a/>'],
    ['a made-up type', 'x', '{}'],
    ['a type alone', 'application/', '{}'],
    ['JSON by another name', 'text/json', '{}'],
    ['plain text', 'text/plain', '{}'],
    ['a form of a page', 'application/x-www-form-urlencoded', 'identifier=a&password=b'],
    ['JSON in UTF-16', 'application/json; charset=utf-16', '{}'],
    ['JSON in an unknown charset', 'application/json; charset=x', '{}'],
    ['JSON with parameters that cannot be read', 'application/json; charset', '{}'],
    ['a stream of bytes', 'application/octet-stream', '{}'],
    ['parts that are no form', `multipart/mixed; boundary=${BOUNDARY}`, '{}'],
  ])('of a type that is not taken: %s', (_what, type, body) => {
    it.each(PATHS)('%s %s answers 415', async (method, address) => {
      const response = await send(address, body, { method, type });
      expectRefusal(response, 415);
      expect(messageOf(response)).toContain('application/json');
    });
  });

  it('without a type are refused', async () => {
    for (const [method, address] of PATHS) {
      expectRefusal(await sendRaw(method, address, '{}'), 415);
    }
  });

  /** A client that sends a body without describing it. */
  async function sendRaw(method: string, address: string, body: string): Promise<Response> {
    const answer = await fetch(`${server.url}${address}`, {
      method: method.toUpperCase(),
      body: new Blob([body]),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      headers: Object.fromEntries(answer.headers),
      body: JSON.parse(text) as unknown,
    } as unknown as Response;
  }

  describe('of JSON', () => {
    const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const nested = (levels: number): string => `{"data":${deep(levels)}}`;

    it.each([
      ['nested 50,000 deep', nested(50_000)],
      ['with objects nested 50,000 deep', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
      ['nested one level too deep', nested(BODY_LIMITS.jsonDepth)],
      ['with the same key twice', '{"identifier":"a","identifier":"b"}'],
      ['with the same key twice, once escaped', '{"a":{"b":1,"\\u0062":2}}'],
      ['with __proto__', '{"__proto__":{"isAdmin":true}}'],
      ['with __proto__ further down', '{"data":{"__proto__":{"isAdmin":true}}}'],
      ['null', 'null'],
      ['a list', '[{"identifier":"a"}]'],
      ['an empty list', '[]'],
      ['a number', '12'],
      ['a word', '"identifier"'],
      ['cut short', '{"identifier":'],
      ['two values', '{}{}'],
      ['a byte that is no text', Buffer.from([0x7b, 0xff, 0x7d])],
    ])('%s is refused everywhere', async (_what, body) => {
      for (const [method, address] of PATHS) {
        expectRefusal(await send(address, body, { method, type: 'application/json' }), 400);
      }
    });

    it('as deep as is allowed and with the same key in two objects is read', async () => {
      const response = await send(
        '/api/stories',
        `{"data":{"title":"a","body":{"title":"\\\\\\""}},"more":${deep(60)}}`,
        {
          as: token,
          type: 'application/json',
        },
      );
      expect(messageOf(response)).not.toMatch(/nested|twice/);
    });

    it('that is empty is for the address to judge, never an error of the server', async () => {
      for (const [method, address] of PATHS) {
        for (const body of ['', '{}']) {
          const response = await send(address, body, { method, type: 'application/json' });
          expect({ address, isClient: response.status >= 400 && response.status < 500 }).toEqual({
            address,
            isClient: true,
          });
          expectRefusal(response, response.status);
        }
      }
    });

    it('over the limit is refused, packed or not', async () => {
      const large = JSON.stringify({ text: 'a'.repeat(BODY_LIMITS.jsonBytes) });
      for (const address of ['/api/stories', '/admin/login']) {
        expectRefusal(await send(address, large, { type: 'application/json' }), 413);
        const packed = { type: 'application/json', headers: { 'Content-Encoding': 'gzip' } };
        expectRefusal(await send(address, gzipSync(large), packed), 413);
      }
    });

    it.each([
      ['gzip', 400],
      ['br', 400],
      ['none-of-these', 415],
    ])('that is not packed as it says (%s) is refused', async (encoding, status) => {
      const headers = { 'Content-Encoding': encoding };
      expectRefusal(
        await send('/admin/login', '{"email":"a"}', { type: 'application/json', headers }),
        status,
      );
    });
  });

  describe('as forms', () => {
    it.each(PATHS.filter(([, address]) => address !== '/api/upload'))(
      'are refused where no file is taken, before anything is written: %s %s',
      async (method, address) => {
        const response = await send(address, form(file(await photo())), { method, type: FORM, as: token });
        expectRefusal(response, 415);
        expect(arrived()).toEqual([]);
      },
    );

    const manyFields = (count: number): Buffer =>
      form(...Array.from({ length: count }, (_, index) => part(`name="f${index}"`, '1')));
    const photoForm = async (): Promise<Buffer> => form(file(await photo()));

    describe.each(['/upload', '/upload/files', '/api/upload'])('leave nothing behind at %s', (address) => {
      const holder = (): string => (address.startsWith('/api') ? token : panel);

      it.each<FormCase>([
        ['answered', 201, photoForm, holder],
        ['without an account', address.startsWith('/api') ? 403 : 401, photoForm, () => undefined],
        ['with a token that is none', 401, photoForm, () => 'none'],
        ['of a file that is no picture', 400, () => form(file('<html>')), holder],
        ['over a thousand fields', 413, () => manyFields(BODY_LIMITS.formFields + 1), holder],
        [
          'a thousand fields and one after a file',
          413,
          async () => Buffer.concat([file(await photo()), manyFields(BODY_LIMITS.formFields + 1)]),
          holder,
        ],
        [
          'with one field too large',
          413,
          () => form(part('name="fileInfo"', 'a'.repeat(BODY_LIMITS.formFieldBytes + 1))),
          holder,
        ],
        [
          'with files too large',
          413,
          () => form(file(Buffer.alloc(BODY_LIMITS.formFileBytes)), file(Buffer.alloc(1))),
          holder,
        ],
        [
          'that says it is larger than any',
          413,
          () => form(file(Buffer.alloc(BODY_LIMITS.formFileBytes + 3 * 1024 * 1024))),
          holder,
        ],
        [
          'with too many files',
          413,
          () => form(...Array.from({ length: BODY_LIMITS.formFiles + 1 }, () => file(''))),
          holder,
        ],
        ['with a file in a part of another name', 400, async () => form(file(await photo(), 'logo')), holder],
        [
          'with a file in a part without a name',
          400,
          async () => form(part('filename="a.jpg"\r\nContent-Type: image/jpeg', await photo())),
          holder,
        ],
        ['with a file in __proto__', 400, async () => form(file(await photo(), '__proto__')), holder],
        ['cut short', 400, async () => file(await photo()), holder],
        ['that are no form', 400, () => Buffer.from('garbage'), holder],
        [
          'in an unknown encoding',
          400,
          () => form(part('name="fileInfo"\r\nContent-Transfer-Encoding: 7bit', '{}')),
          holder,
        ],
        [
          'in another unknown encoding',
          400,
          () => form(part('name="fileInfo"\r\nContent-Transfer-Encoding: x', '{}')),
          holder,
        ],
      ])('%s: %i', async (what, status, body, by) => {
        const account = by();
        const response = await send(address, await body(), { type: FORM, ...(account && { as: account }) });
        if (what === 'answered') expect([200, 201]).toContain(response.status);
        else expectRefusal(response, status);
        expect(await arrivedAtLast()).toEqual([]);
      });

      it('without a boundary: 400', async () => {
        expectRefusal(
          await send(address, await photoForm(), { type: 'multipart/form-data', as: holder() }),
          400,
        );
        expect(await arrivedAtLast()).toEqual([]);
      });

      it('by a client that goes away in the middle', async () => {
        const body = form(file(Buffer.alloc(1024 * 1024)));
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
        socket.write(
          `POST ${address} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${holder()}\r\n` +
            `Content-Type: ${FORM}\r\nContent-Length: ${body.length}\r\n\r\n`,
        );
        socket.write(body.subarray(0, body.length / 2));
        for (let tries = 0; tries < 100 && arrived().length === 0; tries += 1) await wait(20);
        expect(arrived()).not.toEqual([]);
        socket.destroy();
        expect(await arrivedAtLast()).toEqual([]);
      });
    });

    it('are refused by right after they arrived, and leave nothing behind', async () => {
      expectRefusal(await send('/api/upload', await photoForm(), { type: FORM, as: reader }), 403);
      expect(await arrivedAtLast()).toEqual([]);
    });

    it('carry the logos of the panel', async () => {
      const response = await send('/admin/project-settings', form(part('name="menuLogo"', '')), {
        type: FORM,
        as: panel,
      });
      expect(response.status).toBeLessThan(500);
      expectRefusal(
        await send('/admin/project-settings', form(file(await photo())), { type: FORM, as: panel }),
        400,
      );
      expect(await arrivedAtLast()).toEqual([]);
    });
  });

  it('leave no stack in the log', () => {
    expect(server.logs()).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect(existsSync(server.databaseEnv.ARRIVING_FILES_DIR ?? '')).toBe(true);
  });
});
