/**
 * Reports far larger than any month, made by the built program of the threads:
 * within the memory of a thread, or refused with a sentence.
 */
import path from 'node:path';

import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import type {
  MadeDocument,
  RenderingQuestion,
} from '../../src/plugins/monthly-report/server/src/rendering/jobs';
import { RenderingPool } from '../../src/plugins/monthly-report/server/src/rendering/pool';
import type { Parcel } from '../../src/plugins/monthly-report/server/src/rendering/threads/messages';
import { FILE_FORMATS, type FileFormat } from '../../src/plugins/monthly-report/shared/vocabulary';
import { APP_FOLDER } from '../helpers/environment';
import {
  buildPhoto,
  buildProgramme,
  buildReportFacts,
  buildStory,
  DECEMBER,
  prose,
} from '../helpers/report-builders';
import { readDocument } from '../helpers/word';

const PROGRAM = path.join(APP_FOLDER, 'src/plugins/monthly-report/dist/rendering/index.js');
/** Half of a thread's default memory. */
const HEAP_MEGABYTES = 256;
const MINUTE = 60_000;

const CHARACTERS_OF_A_PAGE = 1000;
const SENTENCE = '居民在小区广场学习垃圾分类，志愿者逐户讲解。';
const pageOf = (page: number): string =>
  `第${page}页。${SENTENCE.repeat(CHARACTERS_OF_A_PAGE / SENTENCE.length)}`;

const modelOf = (stories: readonly ReturnType<typeof buildStory>[]): ReportModel =>
  compileReport(buildReportFacts({ programmes: [buildProgramme({ narrative: { stories } })] }));

const monthOfPages = (pages: number): ReportModel =>
  modelOf(
    Array.from({ length: pages }, (_, page) =>
      buildStory(`故事${page}`, {
        narrative: { language: 'zh-Hans', title: `故事${page}`, body: prose(pageOf(page)) },
      }),
    ),
  );

const monthOfPhotos = (count: number): ReportModel =>
  modelOf(
    Array.from({ length: count / 10 }, (_, story) =>
      buildStory(`故事${story}`, {
        photos: Array.from({ length: 10 }, (__, photo) =>
          buildPhoto({ url: `/uploads/${story}_${photo}.jpg`, alternativeText: '居民围着分类桶' }),
        ),
      }),
    ),
  );

const TINY_JPEG = [0xff, 0xd8, 0xff, 0xd9];

let pool: RenderingPool;
beforeAll(() => {
  pool = new RenderingPool({
    program: PROGRAM,
    threads: 1,
    waiting: 0,
    jobMilliseconds: 2 * MINUTE,
    idleMilliseconds: MINUTE,
    heapMegabytes: HEAP_MEGABYTES,
  });
});
afterAll(() => pool.close());

/** The largest number of pictures that may be awaited at a time. */
let most = 0;

async function make(model: ReportModel, format: FileFormat): Promise<MadeDocument> {
  let waiting = 0;
  most = 0;
  const supply = async (question: RenderingQuestion): Promise<Parcel> => {
    if (question.kind === 'figures') return { value: null };
    waiting += 1;
    most = Math.max(most, waiting);
    await new Promise(setImmediate);
    waiting -= 1;
    const bytes = new Uint8Array(TINY_JPEG);
    return { value: { bytes, width: 4, height: 3 }, transfer: [bytes.buffer] };
  };
  return pool.document(
    {
      kind: 'document',
      format,
      edition: { month: DECEMBER, locale: 'zh-Hans' },
      publicUrl: '',
      timeZone: 'Asia/Shanghai',
      report: { kind: 'compiled', model },
      missing: [],
    },
    supply,
  );
}

describe('a month of two hundred pages of text', () => {
  it.each(FILE_FORMATS)('is made within half the memory of a thread: %s', async (format) => {
    const { bytes } = await make(monthOfPages(200), format);
    expect(bytes.length).toBeGreaterThan(0);
    if (format !== 'docx') return;
    const printed = readDocument(Buffer.from(bytes)).paragraphs.map(({ text }) => text);
    for (const page of [0, 99, 199]) expect(printed).toContain(pageOf(page));
  });
});

describe('a month of three thousand photos', () => {
  it.each(FILE_FORMATS)('is made, one photo after the other: %s', async (format) => {
    const { bytes, missing } = await make(monthOfPhotos(3000), format);
    expect([missing, most]).toEqual([0, format === 'xlsx' ? 0 : 1]);
    if (format !== 'docx') return;
    const { parts } = readDocument(Buffer.from(bytes));
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(3000);
  });
});

describe('a month that is larger than a document may be', () => {
  it.each([
    ['photos', () => monthOfPhotos(60_000), '60,000 photos'],
    ['characters', () => monthOfPages(6000), 'characters'],
  ])('is refused by the number of its %s, and the thread goes on', async (_what, model, words) => {
    for (const format of FILE_FORMATS) {
      await expect(make(model(), format)).rejects.toMatchObject({
        name: 'DocumentTooLarge',
        message: expect.stringContaining(words) as string,
      });
    }
    expect((await make(monthOfPages(1), 'docx')).bytes.length).toBeGreaterThan(0);
  });
});
