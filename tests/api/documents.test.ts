/** Documents made by servers: in threads, once, and kept on the disk for the next server. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Response } from 'supertest';

import { describeOnOneDatabase } from '../helpers/both-databases';
import { bytesIn, downloadOf } from '../helpers/download';
import { MONTH } from '../helpers/reference';
import { startBeside, type TestServer } from '../helpers/server';

const REPORT = `/api/monthly-report/reports/${MONTH}`;

/** One document at a time, and no request may wait. */
const NO_QUEUE = { DOCUMENT_THREADS: '1', DOCUMENT_QUEUE: '0' };

interface Refused {
  readonly data: null;
  readonly error: { readonly status: number; readonly name: string; readonly message: string };
}

const refusalIn = (response: Response): Refused => JSON.parse(bytesIn(response).toString('utf8')) as Refused;

describeOnOneDatabase(
  'the documents of a server with one thread and no queue',
  { demo: true, env: NO_QUEUE },
  (server) => {
    const get = (address: string, headers?: Record<string, string>) =>
      downloadOf(server().request.get(address), headers);

    it('are made once, however many ask for one at the same time', async () => {
      // If it were made twice, the second one would be refused.
      const answers = await Promise.all(Array.from({ length: 30 }, () => get(`${REPORT}.docx`)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(({ headers }) => String(headers['etag']))).size).toBe(1);
    });

    it('are refused with 503 and the time to ask again when no more may wait, and made then', async () => {
      const addresses = ['xlsx', 'docx'].flatMap((extension) =>
        ['?locale=en', '?locale=en&revision=1', '?revision=1'].map(
          (query) => `${REPORT}.${extension}${query}`,
        ),
      );
      const answers = await Promise.all(addresses.map((address) => get(address)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
      for (const answer of answers.filter(({ status }) => status === 503)) {
        const { data, error } = refusalIn(answer);
        expect([data, error.status, error.name]).toEqual([null, 503, 'ServiceUnavailableError']);
        expect(error.message).toMatch(/ask again/);
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
        expect(answer.headers['etag']).toBeUndefined();
      }
      for (const address of addresses) await get(address).expect(200);
    });

    it('leave the pages of the server alone while they are made and when they are refused', async () => {
      const token = await server().createApiToken('full-access');
      const preview = () =>
        get(`${REPORT}.docx?status=draft`, { Authorization: `Bearer ${token}` }).then(({ status }) => status);
      const page = () =>
        server()
          .request.get(`/reports/${MONTH}`)
          .then(({ status }) => status);
      const statuses = await Promise.all([preview(), preview(), preview(), page(), page()]);
      expect(statuses.slice(3)).toEqual([200, 200]);
      expect(statuses.slice(0, 3)).toContain(200);
    });
  },
);

describeOnOneDatabase('the documents on the disk', { demo: true }, (server) => {
  const folder = (): string => server().databaseEnv['DOCUMENT_CACHE_DIR'] ?? '';
  /** The files by name; a file that is made again counts as another one. */
  const kept = (): Map<string, number> =>
    new Map(readdirSync(folder()).map((name) => [name, statSync(path.join(folder(), name)).ino]));
  const get = (asked: Pick<TestServer, 'request'>, address: string) => downloadOf(asked.request.get(address));

  it('are found by another server, or the same one after a restart', async () => {
    const made = await get(server(), `${REPORT}.xlsx`).expect(200);
    const before = kept();
    expect(before.size).toBe(1);
    const other = await startBeside(server());
    try {
      const found = await get(other, `${REPORT}.xlsx`).expect(200);
      expect(Buffer.compare(bytesIn(found), bytesIn(made))).toBe(0);
      expect(found.headers['etag']).toBe(made.headers['etag']);
      expect(found.headers['content-disposition']).toBe(made.headers['content-disposition']);
      expect(kept()).toEqual(before);
    } finally {
      await other.stop();
    }
  });

  it('are not made again for an edit of reference data, which a revision says nothing of', async () => {
    const made = await get(server(), `${REPORT}.xlsx`).expect(200);
    const before = kept();
    const token = await server().createApiToken('full-access');
    await server()
      .request.post('/api/regions')
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { code: 'far_away', name: '远方' } })
      .expect(201);
    const again = await get(server(), `${REPORT}.xlsx`).expect(200);
    expect(again.headers['etag']).toBe(made.headers['etag']);
    expect(kept()).toEqual(before);
  });

  it('are made again when they are damaged', async () => {
    const made = await get(server(), `${REPORT}.xlsx`).expect(200);
    const before = kept();
    for (const name of before.keys()) writeFileSync(path.join(folder(), name), 'damaged');
    const other = await startBeside(server());
    try {
      const again = await get(other, `${REPORT}.xlsx`).expect(200);
      expect(Buffer.compare(bytesIn(again), bytesIn(made))).toBe(0);
    } finally {
      await other.stop();
    }
    expect([...kept().keys()]).toEqual([...before.keys()]);
    for (const name of before.keys()) {
      expect(readFileSync(path.join(folder(), name)).equals(bytesIn(made))).toBe(true);
    }
  });

  it('are those of public reports alone: a preview leaves nothing there', async () => {
    const token = await server().createApiToken('full-access');
    const before = kept();
    await downloadOf(server().request.get(`${REPORT}.xlsx?status=draft`), {
      Authorization: `Bearer ${token}`,
    }).expect(200);
    expect(kept()).toEqual(before);
  });
});
