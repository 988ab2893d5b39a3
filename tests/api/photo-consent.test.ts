/** Photos are shown only if the people in them agreed; a photo without its file leaves a note. */
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expectRefusal, messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { readPdf, squeezed, tagsOf, textOfPages } from '../helpers/pdf';
import { photo } from '../helpers/pictures';
import { publishAgain } from '../helpers/publish';
import { MONTH } from '../helpers/reference';
import { withSql } from '../helpers/sql';
import { readDocument } from '../helpers/word';
import { readWorkbook, sheetNamed } from '../helpers/workbook';

const REPORT = `/api/monthly-report/reports/${MONTH}`;
const FORMATS = ['json', 'html', 'md', 'pdf', 'docx', 'xlsx'] as const;

interface File {
  readonly id: number;
  readonly name: string;
  readonly url: string;
}

/** The fields that a photo must have to be published. */
const COMPLETE = { consent: true, credit: '志愿者小李', alternativeText: '活动现场' };

interface Photo {
  readonly file: { readonly url: string };
  readonly caption: string;
}

function collect(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

describeOnBothDatabases('consent to photos', { demo: true, reopened: true }, (server) => {
  let full: string;
  let readOnly: string;
  let custom: string;
  let programme: string;

  const get = (address: string, token?: string) =>
    server()
      .request.get(address)
      .set(token === undefined ? {} : { Authorization: `Bearer ${token}` });
  const write = (method: 'post' | 'put', address: string, data: object) =>
    server().request[method](address).auth(full, { type: 'bearer' }).send({ data });
  /** Askers who may read but not preview. */
  const readers = (): (string | undefined)[] => [undefined, readOnly, custom];

  const upload = async (name: string): Promise<File> => {
    const { body } = await server()
      .request.post('/api/upload')
      .auth(full, { type: 'bearer' })
      .attach('files', await photo(), name)
      .expect(201);
    return (body as File[])[0] as File;
  };

  const entries = {
    stories: (photos: object[]) => ({ title: '照片与同意', reportMonth: MONTH, body: [], programme, photos }),
    'progress-updates': (photos: object[]) => ({
      title: '照片与同意',
      month: MONTH,
      body: [],
      programme,
      photos,
    }),
    activities: (photos: object[]) => ({
      title: '照片与同意',
      kind: 'single',
      startDate: `${MONTH}-21`,
      programme,
      photos,
    }),
  };
  type Kind = keyof typeof entries;
  const KINDS = Object.keys(entries) as Kind[];

  beforeAll(async () => {
    const find = ['activity', 'story', 'progress-update', 'programme', 'partner'].flatMap((name) => [
      `api::${name}.${name}.find`,
      `api::${name}.${name}.findOne`,
    ]);
    full = await server().createApiToken('full-access');
    readOnly = await server().createApiToken('read-only');
    custom = await server().createApiToken('custom', [...find, 'plugin::upload.content-api.find']);
    const { body } = await get('/api/programmes?filters[code]=zero_waste', full).expect(200);
    programme = body.data[0].documentId as string;
  });

  describe.each(KINDS)('%s', (kind) => {
    it('are not published with a photo that nobody agreed to, and say which', async () => {
      const [agreed, other] = [await upload('agreed.jpg'), await upload('不同意.jpg')];
      const data = entries[kind]([
        { file: agreed.id, ...COMPLETE },
        { file: other.id, ...COMPLETE, consent: false },
      ]);
      const draft = await write('post', `/api/${kind}?status=draft`, data).expect(201);
      const { documentId } = draft.body.data as { documentId: string };
      for (const response of [
        await write('put', `/api/${kind}/${documentId}`, {}),
        await write('post', `/api/${kind}`, data),
        await server()
          .request.post(`/content-manager/collection-types/${uidOf(kind)}/${documentId}/actions/publish`)
          .auth(await server().adminToken(), { type: 'bearer' })
          .send({}),
        await server()
          .request.post(`/content-manager/collection-types/${uidOf(kind)}/actions/bulkPublish`)
          .auth(await server().adminToken(), { type: 'bearer' })
          .send({ documentIds: [documentId] }),
      ]) {
        expectRefusal(response, 400);
        expect(messageOf(response)).toContain('第2张照片（不同意.jpg）没有肖像授权');
        expect(messageOf(response)).toContain('Photo 2 (不同意.jpg) has no consent');
        expect(response.body.error.details.errors).toEqual([
          expect.objectContaining({ path: ['photos', '1', 'consent'] }),
        ]);
      }
      await get(`/api/${kind}/${documentId}`).expect(404);
      const agreedByAll = entries[kind]([
        { file: agreed.id, ...COMPLETE },
        { file: other.id, ...COMPLETE },
      ]);
      await write('put', `/api/${kind}/${documentId}`, agreedByAll).expect(200);
    });

    it('are not published with a photo without credit or alternative text, and say all that is missing', async () => {
      const file = await upload('没有写完.jpg');
      const data = entries[kind]([
        { file: file.id, ...COMPLETE },
        { file: file.id, consent: true, credit: '\u3000', alternativeText: ' ' },
      ]);
      const draft = await write('post', `/api/${kind}?status=draft`, data).expect(201);
      const { documentId } = draft.body.data as { documentId: string };
      const response = await write('put', `/api/${kind}/${documentId}`, {});
      expectRefusal(response, 400);
      expect(messageOf(response)).toContain('第2张照片（没有写完.jpg）没有图片来源');
      expect(messageOf(response)).toContain('Photo 2 (没有写完.jpg) has no credit');
      expect(messageOf(response)).toContain('第2张照片（没有写完.jpg）没有替代文字');
      expect(messageOf(response)).toContain('Photo 2 (没有写完.jpg) has no alternative text');
      expect(response.body.error.details.errors).toEqual([
        expect.objectContaining({ path: ['photos', '1', 'credit'] }),
        expect.objectContaining({ path: ['photos', '1', 'alternativeText'] }),
      ]);
      await get(`/api/${kind}/${documentId}`).expect(404);
    });

    it('say three of many reasons in one sentence, and all of them at their fields', async () => {
      const file = await upload('一批.jpg');
      const response = await write('post', `/api/${kind}`, entries[kind](Array(4).fill({ file: file.id })));
      expectRefusal(response, 400);
      expect(messageOf(response).split('第1张照片')).toHaveLength(4);
      expect(messageOf(response)).toContain('另有9处，见各字段。 / 9 more, at their fields.');
      expect(response.body.error.details.errors).toHaveLength(12);
    });

    it('are published with a photo whose alternative text is that of its file', async () => {
      const file = await upload('写在媒体库.jpg');
      const fileInfo = JSON.stringify({ alternativeText: '居民围着分类桶' });
      await server()
        .request.post(`/api/upload?id=${file.id}`)
        .auth(full, { type: 'bearer' })
        .field('fileInfo', fileInfo)
        .expect(200);
      const data = entries[kind]([{ file: file.id, consent: true, credit: '志愿者小李' }]);
      await write('post', `/api/${kind}`, data).expect(201);
    });
  });

  it('withdrawn in Chinese is withdrawn in every language', async () => {
    const [kept, withdrawn] = [await upload('kept.jpg'), await upload('withdrawn.jpg')];
    const photos = [kept, withdrawn].map(({ id, name }) => ({ file: id, ...COMPLETE, caption: name }));
    const { body } = await write('post', '/api/stories', entries.stories(photos)).expect(201);
    const address = `/api/stories/${(body.data as { documentId: string }).documentId}`;
    // A translation needs no consent of its own: it has that of the Chinese photo.
    const english = [kept, withdrawn].map(({ id, name }) => ({
      file: id,
      consent: false,
      caption: `en ${name}`,
    }));
    await write('put', `${address}?locale=en`, { title: 'Consent', photos: english }).expect(200);

    const captionsIn = async (locale: string): Promise<string[]> => {
      const answer = await get(`${address}?locale=${locale}&populate[photos][populate]=file`).expect(200);
      return (answer.body.data.photos as Photo[]).map(({ caption }) => caption);
    };
    expect(await captionsIn('en')).toEqual(['en kept.jpg', 'en withdrawn.jpg']);

    await write('put', address, { photos: photos.slice(0, 1) }).expect(200);
    expect(await captionsIn('zh-Hans')).toEqual(['kept.jpg']);
    expect(await captionsIn('en')).toEqual(['en kept.jpg']);
  });

  describe('never given, in an entry that was published before this was a rule', () => {
    const CAPTION = '没有同意的照片';
    let story: string;
    let file: File;
    let programmeCode: string;

    beforeAll(async () => {
      file = await upload('没有同意.jpg');
      const photos = [
        { file: (await upload('agreed.jpg')).id, ...COMPLETE, caption: '同意的照片' },
        { file: file.id, ...COMPLETE, caption: CAPTION, credit: 'zzz', alternativeText: CAPTION },
      ];
      const { body } = await write('post', '/api/stories', entries.stories(photos)).expect(201);
      story = (body.data as { documentId: string }).documentId;
      programmeCode = 'zero_waste';
      await withSql(server(), async (db) => {
        await db('components_content_photos').where({ caption: CAPTION }).update({ consent: false });
      });
    });

    it('is there, for those who preview', async () => {
      const { body } = await get(`/api/stories/${story}?populate[photos][populate]=file`, full).expect(200);
      expect((body.data.photos as Photo[]).map(({ caption }) => caption)).toContain(CAPTION);
    });

    it('is in no format of the report', async () => {
      await publishAgain(server(), MONTH);
      for (const format of FORMATS) {
        const { body } = await get(`${REPORT}.${format}`)
          .buffer(true)
          .parse(collect as never)
          .expect(200);
        const text = textOf(format, body as Buffer);
        expect(text).toContain('照片与同意');
        expect(text).not.toContain(CAPTION);
        expect(text).not.toContain(path.parse(file.url).name);
      }
    });

    it('is populated on no road', async () => {
      for (const token of readers()) {
        for (const populate of [
          'populate=*',
          'populate=photos',
          'populate=photos.file',
          'populate[0]=photos',
          'populate[photos]=true',
          'populate[photos][populate]=*',
          'populate[photos][populate][file]=true',
          'populate[photos][fields]=caption&populate[photos][populate]=file',
          'populate[photos][filters][consent][$in][0]=false&populate[photos][filters][consent][$in][1]=true',
          'populate[photos][filters][$or][0][consent]=false&populate[photos][filters][$or][1][consent]=true',
          'populate[photos][sort]=consent',
          'populate[localizations][populate]=photos',
        ]) {
          const { status, text } = await get(`/api/stories/${story}?${populate}`, token);
          expect({ populate, status: [200, 400].includes(status) }).toEqual({ populate, status: true });
          expect({ populate, tells: text.includes(CAPTION) || text.includes(file.url) }).toEqual({
            populate,
            tells: false,
          });
        }
        const { body } = await get(`/api/stories/${story}?populate[photos][populate]=file`, token).expect(
          200,
        );
        expect((body.data.photos as Photo[]).map(({ caption }) => caption)).toEqual(['同意的照片']);
      }
    });

    it('is counted by nobody', async () => {
      for (const token of readers()) {
        const response = await get(`/api/stories/${story}?populate[photos][count]=true`, token);
        if (response.status === 200) expect(JSON.stringify(response.body.data.photos)).not.toContain('2');
      }
    });

    it('is found by no filter, and tells by no order', async () => {
      for (const token of readers()) {
        for (const filter of [
          'filters[photos][consent]=false',
          `filters[photos][caption]=${encodeURIComponent(CAPTION)}`,
          `filters[photos][caption][$contains]=${encodeURIComponent('没有')}`,
          'filters[$or][0][photos][credit][$startsWith]=zzz',
          'filters[$and][0][$not][photos][consent]=true&filters[photos][credit]=zzz',
          `filters[photos][file][name][$contains]=${encodeURIComponent('没有同意')}`,
          `filters[photos][file][url]=${encodeURIComponent(file.url)}`,
          `filters[photos][file]=${file.id}`,
          `filters[programme][code]=${programmeCode}&filters[photos][credit]=zzz`,
        ]) {
          const response = await get(`/api/stories?${filter}`, token);
          expect({ filter, found: response.status === 400 ? [] : response.body.data }).toEqual({
            filter,
            found: [],
          });
        }
        expectRefusal(await get('/api/stories?sort=photos.caption', token), 400);
        expectRefusal(await get('/api/stories?sort[0]=photos.file.name:desc', token), 400);
      }
      const { body } = await get('/api/stories?filters[photos][credit]=zzz', full).expect(200);
      expect(body.data).toHaveLength(1);
    });

    it('is not in the media library, which opens with the preview action alone', async () => {
      for (const address of ['/api/upload/files', `/api/upload/files/${file.id}`, '/api/upload/files/page']) {
        for (const token of readers()) expectRefusal(await get(address, token), 403);
        await get(address, full).expect(200);
      }
    });
  });

  describe('given, where the file', () => {
    it.each([
      ['has gone', (file: string) => rmSync(file)],
      ['is empty', (file: string) => writeFileSync(file, '')],
      ['is cut short', (file: string) => truncateSync(file, 3000)],
      ['is something else', (file: string) => writeFileSync(file, '<!doctype html><p>Not here any more</p>')],
    ])('%s leaves a note in every format', async (what, spoil) => {
      const [file, whole] = [await upload(`${what}.jpg`), await upload('whole.jpg')];
      const words = `照片：文件${what}`;
      await write('post', '/api/stories', {
        ...entries.stories([
          { file: file.id, ...COMPLETE, alternativeText: words },
          { file: whole.id, ...COMPLETE, alternativeText: '完好的照片' },
        ]),
        title: `文件${what}`,
      }).expect(201);
      spoil(path.join(server().publicFolder, file.url));
      await publishAgain(server(), MONTH);

      for (const format of FORMATS) {
        const answer = await get(`${REPORT}.${format}`)
          .buffer(true)
          .parse(collect as never)
          .expect(200);
        const text = textOf(format, answer.body as Buffer);
        expect(text).toContain('完好的照片');
        if (format === 'json') {
          const missing: unknown[] = [];
          JSON.parse(text, (_key, value: { missing?: unknown; url?: unknown } | null) => {
            if (value?.missing === true) missing.push(value.url);
            return value;
          });
          expect(missing).toContain(file.url);
        } else {
          expect(squeezed(text.replace(/\\/g, ''))).toContain(squeezed(`照片缺失：${words}`));
          expect(text).not.toContain(file.url);
        }
      }
    });
  });
});

const UIDS = {
  stories: 'api::story.story',
  'progress-updates': 'api::progress-update.progress-update',
  activities: 'api::activity.activity',
} as const;
const uidOf = (kind: keyof typeof UIDS): string => UIDS[kind];

/** All readable text of a report. */
function textOf(format: (typeof FORMATS)[number], bytes: Buffer): string {
  switch (format) {
    case 'json':
    case 'html':
    case 'md':
      return bytes.toString('utf8');
    case 'pdf': {
      const pdf = readPdf(bytes);
      // Words may break over lines at any place.
      return squeezed([textOfPages(pdf), ...tagsOf(pdf).map(({ alt = '' }) => alt)].join(''));
    }
    case 'docx': {
      const { paragraphs, parts } = readDocument(bytes);
      return [
        ...paragraphs.map(({ text }) => text),
        ...[...parts.values()].map((part) => Buffer.from(part).toString('utf8')),
      ].join('\n');
    }
    case 'xlsx':
      return sheetNamed(readWorkbook(bytes), '月报')
        .rows.flat()
        .map((cell) => cell?.value ?? '')
        .join('\n');
  }
}
