/** Rules about single entries: refusals, the effect of publishing, and the content that a hidden month hides. */
import sharp from 'sharp';

import { expectRefusal } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { MONTH } from '../helpers/reference';

describeOnBothDatabases('entries', { demo: true, reopened: true }, (server) => {
  let token: string;
  let programme: string;

  const write = (method: 'post' | 'put', path: string, data: object) =>
    server().request[method](path).set('Authorization', `Bearer ${token}`).send({ data });
  const read = (path: string) => server().request.get(path);
  const upload = (bytes: Buffer, name: string) =>
    server().request.post('/api/upload').set('Authorization', `Bearer ${token}`).attach('files', bytes, name);
  const idOf = async (path: string): Promise<string> => {
    const { body } = await read(path).set('Authorization', `Bearer ${token}`).expect(200);
    return body.data[0].documentId as string;
  };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    programme = await idOf('/api/programmes?filters[code]=zero_waste');
  });

  const activity = (overrides: object = {}) => ({
    title: '连接测试',
    kind: 'single',
    programme,
    startDate: `${MONTH}-21`,
    ...overrides,
  });

  describe('a story and its activity', () => {
    it('are linked even when the story is published first', async () => {
      const draft = await write('post', '/api/activities?status=draft', activity()).expect(201);
      const activityId = draft.body.data.documentId as string;
      const story = await write('post', '/api/stories', {
        title: '先发布的故事',
        programme,
        activity: activityId,
        reportMonth: MONTH,
        body: [],
      }).expect(201);
      const path = `/api/stories/${story.body.data.documentId as string}?populate=activity`;
      expect((await read(path).expect(200)).body.data.activity).toBeNull();

      await write('put', `/api/activities/${activityId}`, activity()).expect(200);
      expect((await read(path).expect(200)).body.data.activity.documentId).toBe(activityId);
    });
  });

  describe('an entry', () => {
    it('without a programme stays a draft', async () => {
      expectRefusal(await write('post', '/api/activities', activity({ programme: null })), 400);
      await write('post', '/api/activities?status=draft', activity({ programme: null })).expect(201);
    });

    it.each([
      ['null in a list', [null]],
      ['a text', 'text'],
    ])('with %s as its body is refused', async (_what, body) => {
      const story = { title: '坏正文', programme, reportMonth: MONTH, body };
      expectRefusal(await write('post', '/api/stories', story), 400);
    });

    it('of a number no column holds is refused', async () => {
      expectRefusal(await write('post', '/api/activities', activity({ duration: 99999999999 })), 400);
    });

    it.each([
      ['/api/communities', { code: 'multiple', name: '多个' }],
      ['/api/indicators', { code: 'month', label: '月' }],
      ['/api/indicators', { code: 'year', label: '年' }],
    ])('at %s does not take a code that means something else: %j', async (path, data) => {
      expectRefusal(await write('post', path, data), 400);
    });

    it('with a code that exists is refused', async () => {
      const response = await write('post', '/api/regions', { code: 'north', name: '华北区' });
      expect([400, 409]).toContain(response.status);
    });
  });

  describe('an English draft of a public story', () => {
    it('cannot be guessed through a filter on the translations', async () => {
      const id = await idOf('/api/stories?filters[slug]=lvlinju-lecture-2020-12-08');
      await write('put', `/api/stories/${id}?locale=en&status=draft`, { title: 'Guessable words' }).expect(
        200,
      );
      const guess = '/api/stories?filters[localizations][title][$contains]=Guessable';
      const { body } = await read(guess).expect(200);
      expect(body.meta.pagination.total).toBe(0);
    });
  });

  describe('an uploaded photo', () => {
    it('is turned upright and loses its metadata, the original included', async () => {
      const lying = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a7' } })
        .jpeg()
        .withExif({ IFD0: { Copyright: 'secret place' } })
        .withMetadata({ orientation: 6 })
        .toBuffer();
      const { body } = await upload(lying, '手机照片.jpg').expect(201);
      const [file] = body as {
        url: string;
        width: number;
        height: number;
        formats: Record<string, { url: string }>;
      }[];
      expect({ width: file?.width, height: file?.height }).toEqual({ width: 600, height: 900 });
      const addresses = [file?.url ?? '', ...Object.values(file?.formats ?? {}).map(({ url }) => url)];
      expect(addresses.length).toBeGreaterThan(1);
      for (const address of addresses) {
        const { body: bytes } = await read(address).buffer(true).parse(binary).expect(200);
        const { exif, orientation, width = 0, height = 0 } = await sharp(bytes as Buffer).metadata();
        expect({ exif, orientation, upright: height > width }).toEqual({
          exif: undefined,
          orientation: undefined,
          upright: true,
        });
      }
    });

    it.each([
      [
        'a drawing named like a photo',
        'photo.png',
        () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ],
      ['a page named like a document', 'paper.pdf', () => Buffer.from('<script>alert(1)</script>')],
    ])('is refused when it is %s', async (_what, name, bytes) => {
      const response = await upload(bytes(), name);
      expect(response.status).toBe(400);
    });

    it('is refused when it has more pixels than anybody needs', async () => {
      const bomb = await sharp({ create: { width: 9000, height: 6000, channels: 3, background: '#fff' } })
        .png({ compressionLevel: 9 })
        .toBuffer();
      const response = await upload(bomb, 'bomb.png');
      expectRefusal(response, 400);
      expect(response.text).toContain('9000 × 6000');
    });
  });
});

type Callback = (error: Error | null, body: Buffer) => void;

/** Reads an answer as bytes. */
function binary(response: unknown, done: Callback): void {
  const chunks: Buffer[] = [];
  const stream = response as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
}
