/** Files on the disk of a server: found again, repaired, limited, and closed when a reader leaves. */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';

import {
  KeptFiles,
  openKept,
  type KeptFilesSettings,
} from '../../src/plugins/monthly-report/server/src/http/serving/kept-files';
import type { FileContent } from '../../src/plugins/monthly-report/server/src/http/serving/question';

const MEBIBYTE = 1024 * 1024;
const SMALL = 5000;
const LARGE = 2 * MEBIBYTE;
const HOURS = 3600;

let folder: string;
const troubles: string[] = [];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'monthly-report-kept-')), 'documents');
  troubles.length = 0;
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const store = (overrides: Partial<KeptFilesSettings> = {}): KeptFiles =>
  new KeptFiles({
    folder,
    limit: 100 * MEBIBYTE,
    onTrouble: (sentence) => troubles.push(sentence),
    ...overrides,
  });

const bytesOf = (size: number, value = 7): Uint8Array => new Uint8Array(size).fill(value);
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const keep = (files: KeptFiles, key: string, bytes: Uint8Array): Promise<FileContent> =>
  files.keep(key, bytes, sha256Of(bytes));

async function readBack(content: FileContent | null): Promise<Buffer | null> {
  if (content === null) return null;
  if (content.kind === 'bytes') return Buffer.from(content.bytes);
  const stream = await openKept(content.file);
  return stream && buffer(stream);
}

const holds = async (content: FileContent | null, bytes: Uint8Array): Promise<boolean> =>
  (await readBack(content))?.equals(bytes) ?? false;

/** Ages a file, as if it had last been used then. */
function used(name: string, hoursAgo: number): void {
  const then = Date.now() / 1000 - hoursAgo * HOURS;
  utimesSync(path.join(folder, name), then, then);
}

const nameOf = (key: string): string => readdirSync(folder).find((name) => name.startsWith(key)) ?? '';

describe('a kept file', () => {
  it.each([SMALL, LARGE])(
    'is found with its bytes by another server, after a restart: %d bytes',
    async (size) => {
      await keep(store(), 'aa', bytesOf(size));
      const found = await store().find('aa');
      expect(found?.sha256).toBe(sha256Of(bytesOf(size)));
      expect(await holds(found, bytesOf(size))).toBe(true);
      expect(await store().find('bb')).toBeNull();
    },
  );

  it('is held in memory when it is small, and sent from the disk when it is large', async () => {
    expect((await keep(store(), 'aa', bytesOf(SMALL))).kind).toBe('bytes');
    expect((await keep(store(), 'bb', bytesOf(LARGE))).kind).toBe('kept');
    expect((await store().find('aa'))?.kind).toBe('bytes');
    expect((await store().find('bb'))?.kind).toBe('kept');
  });

  it.each([
    ['a byte is another', (file: string) => writeFileSync(file, bytesOf(statSync(file).size, 8))],
    ['its end is missing', (file: string) => truncateSync(file, 100)],
    ['something was added', (file: string) => appendFileSync(file, 'x')],
    ['it is empty', (file: string) => truncateSync(file, 0)],
  ])('is not found, and made again, when %s', async (_what, damage) => {
    for (const size of [SMALL, LARGE]) {
      await keep(store(), 'aa', bytesOf(size));
      damage(path.join(folder, nameOf('aa')));
      expect(await store().find('aa')).toBeNull();
      expect(readdirSync(folder)).toEqual([]);
      await keep(store(), 'aa', bytesOf(size));
      expect(await holds(await store().find('aa'), bytesOf(size))).toBe(true);
      rmSync(folder, { recursive: true });
    }
  });

  it('cannot be opened when it has gone or is shorter than it was', async () => {
    const content = await keep(store(), 'aa', bytesOf(LARGE));
    if (content.kind !== 'kept') throw new Error('A large file is on the disk');
    truncateSync(content.file.path, 100);
    expect(await openKept(content.file)).toBeNull();
    rmSync(content.file.path);
    expect(await openKept(content.file)).toBeNull();
  });

  it('is closed when whoever reads it leaves in the middle', async () => {
    const content = await keep(store(), 'aa', bytesOf(LARGE));
    if (content.kind !== 'kept') throw new Error('A large file is on the disk');
    const stream = await openKept(content.file);
    if (stream === null) throw new Error('The file is there');
    const closed = once(stream, 'close');
    stream.once('data', () => stream.destroy());
    await closed;
    expect(stream.closed).toBe(true);
  });
});

describe('the folder of kept files', () => {
  it('holds no more bytes than it may: the file used longest ago goes first', async () => {
    const files = store({ limit: 3 * SMALL });
    for (const key of ['aa', 'bb', 'cc']) {
      await keep(files, key, bytesOf(SMALL));
    }
    used(nameOf('aa'), 3);
    used(nameOf('bb'), 2);
    used(nameOf('cc'), 1);
    await files.find('aa');
    await keep(files, 'dd', bytesOf(SMALL));
    expect(
      await Promise.all(['aa', 'bb', 'cc', 'dd'].map(async (key) => (await files.find(key)) !== null)),
    ).toEqual([true, false, true, true]);
  });

  it('counts being sent as being used', async () => {
    const files = store({ limit: 2 * LARGE });
    const sent = await keep(files, 'aa', bytesOf(LARGE));
    await keep(files, 'bb', bytesOf(LARGE));
    used(nameOf('aa'), 2);
    used(nameOf('bb'), 1);
    await readBack(sent);
    await keep(files, 'cc', bytesOf(LARGE));
    expect(await files.find('bb')).toBeNull();
    expect(await files.find('aa')).not.toBeNull();
  });

  it('keeps nothing that alone is more than it may hold, and nothing at all where it may hold nothing', async () => {
    expect((await keep(store({ limit: LARGE - 1 }), 'aa', bytesOf(LARGE))).kind).toBe('bytes');
    const none = store({ limit: 0 });
    expect((await keep(none, 'aa', bytesOf(SMALL))).kind).toBe('bytes');
    expect(await none.find('aa')).toBeNull();
  });

  it('has no halves: what a server that ended left behind goes after an hour, what another writes stays', async () => {
    await keep(store(), 'aa', bytesOf(SMALL));
    const [ended, writing] = [`${randomUUID()}.part`, `${randomUUID()}.part`];
    for (const name of [ended, writing]) writeFileSync(path.join(folder, name), 'half');
    used(ended, 2);
    await keep(store(), 'bb', bytesOf(SMALL));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([writing]);
  });

  it('may hold what is somebody else’s, which is neither counted nor removed', async () => {
    await keep(store(), 'aa', bytesOf(SMALL));
    for (const name of ['notes.txt', 'old.part']) writeFileSync(path.join(folder, name), bytesOf(LARGE));
    used('notes.txt', 100);
    used('old.part', 100);
    await keep(store({ limit: 2 * SMALL }), 'bb', bytesOf(SMALL));
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('may be shared: servers that make the same at the same time keep it once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => keep(store(), 'aa', bytesOf(LARGE))));
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await holds(await store().find('aa'), bytesOf(LARGE))).toBe(true);
  });

  it('that cannot be written is said once a file, and the file is answered from memory', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    const files = store();
    expect(await files.find('aa')).toBeNull();
    expect((await keep(files, 'aa', bytesOf(LARGE))).kind).toBe('bytes');
    expect(troubles.some((sentence) => sentence.includes(folder))).toBe(true);
  });
});
