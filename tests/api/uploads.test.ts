/** Uploads and the library: accepted forms, the cost of pictures, and the owners of a file by its entries. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import sharp from 'sharp';
import type { Response } from 'supertest';

import { UPLOAD_LIMITS } from '../../src/extensions/upload/limits';
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import { expectRefusal, messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import {
  ACTIVITY,
  ask,
  asAdmin,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  type PanelAccount,
  type PanelCall,
} from '../helpers/bound-accounts';
import { lyingAboutSize, photo } from '../helpers/pictures';
import { publishMonth } from '../helpers/publish';

const MONTH = '2022-04';
const LATER = '2022-05';

describeOnBothDatabases('files', {}, (server) => {
  let token: string;
  let admin: string;
  let editor: PanelAccount;
  let otherEditor: PanelAccount;
  let programme: string;
  let partner: string;
  let bytes: Buffer;

  const create = async (uid: string, body: object): Promise<string> => {
    const answer = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (answer.data as { documentId: string }).documentId;
  };
  const connect = (documentId: string) => ({ connect: [{ documentId }] });

  interface Sent {
    readonly as?: string;
    readonly fields?: readonly (readonly [string, string])[];
    readonly files?: readonly Buffer[];
  }
  const send = (address: string, { as, fields = [], files = [bytes] }: Sent = {}): Promise<Response> => {
    const request = server()
      .request.post(address)
      .auth(as ?? (address.startsWith('/api') ? token : admin), { type: 'bearer' });
    for (const [name, value] of fields) void request.field(name, value);
    for (const file of files)
      void request.attach('files', file, { filename: 'a.jpg', contentType: 'image/jpeg' });
    return request.then((response) => response);
  };
  const stored = async (as: string, folder = '/upload'): Promise<number> => {
    const response = await send(folder, { as });
    expect({ status: response.status, text: response.text }).toMatchObject({ status: 201 });
    return (response.body as { id: number }[])[0]?.id ?? 0;
  };
  const count = async (): Promise<number> => {
    const { body } = await ask(server(), admin, { method: 'get', path: '/upload/files?pageSize=1' });
    return (body as { pagination: { total: number } }).pagination.total;
  };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    admin = await server().adminToken();
    bytes = await photo();
    programme = await create(PROGRAMME, {
      code: 'clean_stairs',
      name: '清洁楼道',
      nameEn: 'Clean Stairs',
      startMonth: '2022-01',
      basis: 'month',
      summaryTemplate: '{month}',
      storyGrouping: 'partner',
      dueDay: 5,
    });
    partner = await create(PARTNER, { code: 'lan', name: '兰草社工站' });
    const other = await create(PARTNER, { code: 'mei', name: '梅园互助社' });
    for (const documentId of [partner, other]) {
      await create('api::membership.membership', {
        programme: connect(programme),
        partner: connect(documentId),
        fromMonth: '2022-01',
      });
    }
    editor = await createAccount(server(), ROLES.partnerEditor);
    otherEditor = await createAccount(server(), ROLES.partnerEditor);
    await linkAccount(server(), editor, PARTNER, partner);
    await linkAccount(server(), otherEditor, PARTNER, other);
  });

  describe('are never linked to an entry by their upload', () => {
    const ADDRESSES = ['/upload', '/upload/files', '/api/upload'];
    const LINK = [
      ['ref', 'content.photo'],
      ['refId', '1'],
      ['field', 'file'],
    ] as const;

    it.each([
      ['ref, refId and field', LINK],
      ['a path', [['path', 'a/b']]],
      ['ref alone', [['ref', 'admin::user']]],
      [
        'another letter case',
        [
          ['Ref', 'content.photo'],
          ['refid', '1'],
          ['FIELD', 'file'],
        ],
      ],
      [
        'a list',
        [
          ['ref', 'content.photo'],
          ['ref', 'content.photo'],
        ],
      ],
      ['a nested field', [['ref[a]', 'content.photo']]],
      ['an unknown field', [['related', '1']]],
      ['ref in fileInfo', [['fileInfo', '{"ref":"content.photo","refId":1,"field":"file"}']]],
      [
        'ref in one fileInfo of two',
        [
          ['fileInfo', '{}'],
          ['fileInfo', '{"ref":"a"}'],
        ],
      ],
      ['ref in fileInfo by brackets', [['fileInfo[ref]', 'content.photo']]],
      ['related in fileInfo', [['fileInfo', '[{"related":[{"id":1}]}]']]],
      ['fileInfo of a value too deep', [['fileInfo', `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`]]],
      ['fileInfo that is none', [['fileInfo', 'null']]],
    ] as const)('%s', async (_what, fields) => {
      const before = await count();
      for (const address of ADDRESSES) {
        const response = await send(address, { fields });
        expectRefusal(response, 400);
        expect(messageOf(response)).toContain('accepted');
      }
      for (const as of [editor.token]) expectRefusal(await send('/upload', { as, fields }), 400);
      expect(await count()).toBe(before);
    });

    it('by the address', async () => {
      for (const address of ADDRESSES) {
        for (const query of ['ref=content.photo&refId=1&field=file', 'path=a', 'REF=a', 'ref[]=a']) {
          expectRefusal(await send(`${address}?${query}`), 400);
        }
      }
    });

    it('by what is written beside a file that is there', async () => {
      const id = await stored(admin);
      const body = { fileInfo: { caption: '图' }, ref: 'content.photo', refId: 1, field: 'file' };
      for (const call of [
        { method: 'post', path: `/upload?id=${id}`, body },
        { method: 'put', path: `/upload/files/${id}`, body },
        { method: 'put', path: `/upload/files/${id}`, body: { fileInfo: { related: [] } } },
        { method: 'post', path: '/upload/actions/bulk-update', body: { updates: [], ref: 'a' } },
      ] as const) {
        expectRefusal(await ask(server(), admin, call), 400);
      }
      expectRefusal(await send(`/upload/files/${id}/replace`, { fields: LINK }), 400);
    });

    it('while everything that the panel sends is taken', async () => {
      const info = JSON.stringify({
        ...{ name: '照片.jpg', alternativeText: null, caption: null, folder: null },
        focalPoint: { x: 50, y: 50 },
      });
      const response = await send('/upload', { fields: [['fileInfo', info]] });
      expect(response.status).toBe(201);
      const [{ id } = { id: 0 }] = response.body as { id: number }[];
      expect((await send(`/upload?id=${id}`, { fields: [['fileInfo', info]], files: [] })).status).toBe(200);
      expect((await send(`/upload/files/${id}/replace`, { fields: [['fileInfo', info]] })).status).toBe(200);
      const two = {
        fields: [
          ['fileInfo', info],
          ['fileInfo', info],
        ],
        files: [bytes, bytes],
      } as const;
      expect((await send('/upload', two)).status).toBe(201);
    });
  });

  describe('are not imported by address', () => {
    let listening: Server;
    let asked: number;

    beforeAll(async () => {
      asked = 0;
      listening = createServer((_request, response) => {
        asked += 1;
        response.end(bytes);
      });
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => {
      listening.close();
    });

    it.each(['127.0.0.1', '0.0.0.0', 'localhost', '[::ffff:127.0.0.1]'])('%s', async (host) => {
      const urls = [`http://${host}:${(listening.address() as AddressInfo).port}/a.jpg`];
      const call: PanelCall = { method: 'post', path: '/upload/actions/upload-from-urls', body: { urls } };
      for (const as of [admin, editor.token]) expectRefusal(await ask(server(), as, call), 403);
      expect(asked).toBe(0);
    });

    it('nor sent to a server elsewhere', async () => {
      for (const path of ['/upload/actions/generate-ai-metadata', '/upload/ai-metadata-jobs']) {
        expectRefusal(await ask(server(), admin, { method: 'post', path, body: { fileIds: [1] } }), 403);
      }
    });
  });

  describe('that are pictures', () => {
    it.each([
      [50_000_000, 1],
      [1, 50_000_000],
      [UPLOAD_LIMITS.side + 1, 10],
      [10, UPLOAD_LIMITS.side + 1],
    ])('of %i × %i pixels are refused before they are decoded', async (width, height) => {
      for (const address of ['/upload', '/upload/files', '/api/upload']) {
        const response = await send(address, { files: [await lyingAboutSize('png', width, height)] });
        expectRefusal(response, 400);
        expect(messageOf(response)).toContain(`${width} × ${height}`);
      }
    });

    it('are taken with a long side of as many as are allowed', async () => {
      const long = sharp({
        create: { width: UPLOAD_LIMITS.side, height: 4, channels: 3, background: '#2a7' },
      });
      expect((await send('/api/upload', { files: [await long.png().toBuffer()] })).status).toBe(201);
    });
  });

  describe('belong to what shows them', () => {
    const enter = async (file: number, month: string): Promise<string> => {
      const answer = await ask(server(), editor.token, {
        method: 'post',
        path: entriesOf(ACTIVITY),
        body: {
          ...{ title: '楼道清理日', kind: 'single', startDate: `${month}-09`, sessions: 1 },
          programme: connect(programme),
          partner: connect(partner),
          photos: [{ file, alternativeText: '照片', caption: '图', credit: '本站', consent: true }],
        },
      });
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
      return (answer.body as { data: { documentId: string } }).data.documentId;
    };
    const words = { fileInfo: { alternativeText: '改' } };
    /** Every way to change a file. */
    const changes = (id: number): readonly (readonly [string, (as: string) => Promise<Response>])[] => [
      ['replaced', (as) => send(`/upload/files/${id}/replace`, { as })],
      ['replaced by the old address', (as) => send(`/upload?id=${id}`, { as })],
      ['described', (as) => ask(server(), as, { method: 'put', path: `/upload/files/${id}`, body: words })],
      [
        'described by the old address',
        (as) => ask(server(), as, { method: 'post', path: `/upload?id=${id}`, body: words }),
      ],
      [
        'described in bulk',
        (as) =>
          ask(server(), as, {
            method: 'post',
            path: '/upload/actions/bulk-update',
            body: { updates: [{ id, ...words }] },
          }),
      ],
      [
        'deleted in bulk',
        (as) =>
          ask(server(), as, {
            method: 'post',
            path: '/upload/actions/bulk-delete',
            body: { fileIds: [id], folderIds: [] },
          }),
      ],
      ['deleted', (as) => ask(server(), as, { method: 'delete', path: `/upload/files/${id}` })],
    ];
    const expectAll = async (id: number, as: string, status: number): Promise<void> => {
      for (const [what, change] of changes(id)) {
        const response = await change(as);
        expect({ what, status: response.status }).toEqual({ what, status });
        expectRefusal(response, status);
      }
    };

    it('so that another partner finds none of them', async () => {
      const file = await stored(editor.token);
      await enter(file, MONTH);
      await expectAll(file, otherEditor.token, 404);
    });

    it('so that nobody of the partner changes them once the submission is sent', async () => {
      const file = await stored(editor.token);
      await enter(file, MONTH);
      const before = { fileInfo: { alternativeText: '之前' } };
      const described = { method: 'put', path: `/upload/files/${file}`, body: before } as const;
      expect((await ask(server(), editor.token, described)).status).toBe(200);
      const sent = await ask(server(), editor.token, {
        method: 'post',
        path: `/monthly-report/submissions/${MONTH}/clean_stairs/lan/submit`,
        body: {},
      });
      expect({ status: sent.status, text: sent.text }).toMatchObject({ status: 200 });
      await expectAll(file, editor.token, 409);
      // Names and folders are not printed.
      const named = {
        method: 'put',
        path: `/upload/files/${file}`,
        body: { fileInfo: { name: 'b.jpg' } },
      } as const;
      expect((await ask(server(), editor.token, named)).status).toBe(200);
    });

    it('so that nobody at all changes them once the month is published', async () => {
      const file = await stored(editor.token);
      const entry = await enter(file, LATER);
      await asAdmin(server(), {
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/${entry}/actions/publish`,
        body: {},
      });
      await publishMonth(server(), LATER);
      await expectAll(file, editor.token, 409);
      await expectAll(file, admin, 409);
      expectRefusal(await send(`/api/upload?id=${file}`), 409);
      const deleted = await server()
        .request.delete(`/api/upload/files/${file}`)
        .auth(token, { type: 'bearer' });
      expectRefusal(deleted, 409);
    });

    it('while a logo is for those who keep the partner', async () => {
      const logo = await stored(editor.token);
      await asAdmin(server(), { method: 'put', path: `${entriesOf(PARTNER)}/${partner}`, body: { logo } });
      await expectAll(logo, editor.token, 403);
    });
  });

  it('leave no stack in the log', () => {
    expect(server().logs()).not.toMatch(/^\s+at .+:\d+:\d+/m);
  });
});
