/** The part of a document that a thread makes, with all data between threads copied as in real threads. */
import { createHash } from 'node:crypto';

import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import type { Phrase, ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { publishedModel } from '../../src/plugins/monthly-report/server/src/report/rules/published-model';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import {
  frozenFigures,
  frozenSeries,
} from '../../src/plugins/monthly-report/server/src/publication/rules/frozen-series';
import { writeStored } from '../../src/plugins/monthly-report/server/src/publication/rules/stored/write';
import {
  figuresOfParts,
  figuresParts,
  type Figures,
} from '../../src/plugins/monthly-report/server/src/rendering/figures-parts';
import type { DocumentJob } from '../../src/plugins/monthly-report/server/src/rendering/jobs';
import {
  makeDocument,
  type Supplies,
} from '../../src/plugins/monthly-report/server/src/rendering/make-document';
import { FILE_FORMATS, type FileFormat } from '../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  translated,
} from '../helpers/builders';
import { freeze } from '../helpers/frozen';
import { buildPhoto, buildStory } from '../helpers/report-builders';
import { readPdf, textOfPages } from '../helpers/pdf';
import { readDocument } from '../helpers/word';

const DECEMBER = toMonth('2020-12');

const reference = buildReference({
  partners: [buildPartner({ region: buildRegion() })],
  communities: [{ code: 'sunny_village', name: translated('阳光村') }],
  activityTypes: [{ code: 'training', name: translated('培训'), order: 1 }],
});

const frozen = freeze({
  facts: [
    buildProgrammeFacts({
      indicators: [buildCounted('partner'), buildMeasured({ unit: translated('人次') })],
      activities: Array.from({ length: 1200 }, (_, index) =>
        buildActivity({ title: `活动${index}`, measurements: { participants: String(index) } }),
      ),
    }),
  ],
  reference,
  narrative: () => ({
    stories: [
      buildStory('活动', {
        partner: 'green_home',
        photos: [buildPhoto({ url: '/uploads/a.jpg' }), buildPhoto({ url: '/uploads/b.jpg' })],
      }),
    ],
  }),
});

const TEXT = writeStored(frozen, { previousSha256: null, findings: [], submissions: [], photos: [] });
const BYTES = Buffer.from(TEXT, 'utf8');
/** A size that no character of three bytes divides. */
const PIECE = 1000;
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const SERIES = frozenSeries([DECEMBER], new Map([[DECEMBER, frozenFigures(frozen)]]), {
  programme: null,
  indicator: null,
});
const REVISIONS = [{ number: 1, publishedAt: '2021-01-08T02:00:00.000Z', reason: null }];

const jobOf = (
  format: FileFormat,
  report: DocumentJob['report'],
  missing: readonly string[] = [],
): DocumentJob =>
  structuredClone({
    kind: 'document',
    format,
    edition: { month: DECEMBER, locale: 'zh-Hans' },
    publicUrl: '',
    timeZone: 'Asia/Shanghai',
    report,
    missing,
  });

const frozenJob = (format: FileFormat, missing: readonly string[] = []): DocumentJob =>
  jobOf(
    format,
    {
      kind: 'frozen',
      revision: { month: DECEMBER, number: 1, sha256: SHA256 },
      revisions: REVISIONS,
      laterCorrections: [],
      series: SERIES,
    },
    missing,
  );

const model = withTrends(
  publishedModel(frozen.models['zh-Hans'], {
    revisions: REVISIONS,
    laterCorrections: [],
    pins: frozen.pins,
  }),
  SERIES,
);

async function sentInParts(figures: Figures): Promise<Figures> {
  const parts = figuresParts(figures);
  return figuresOfParts(() => {
    const next = parts.next();
    return Promise.resolve(next.done ? null : structuredClone(next.value));
  });
}

const NO_FIGURES = (): Promise<Figures> => Promise.reject(new Error('Nobody asks'));

const supplies = (overrides: Partial<Supplies> = {}): Supplies => ({
  picture: () =>
    Promise.resolve({ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 1400, height: 1050 }),
  figures: NO_FIGURES,
  revision: (_name, from) => Promise.resolve(BYTES.subarray(from, from + PIECE)),
  ...overrides,
});

/** Paper prints the checksum of its source text, which only a revision has. */
const CHECKSUM = '本版内容校验码';

function printed(format: FileFormat, bytes: Uint8Array): unknown {
  switch (format) {
    case 'xlsx':
      return Buffer.from(bytes).toString('base64');
    case 'docx':
      return readDocument(Buffer.from(bytes)).paragraphs.filter(({ text }) => !text.startsWith(CHECKSUM));
    case 'pdf':
      return textOfPages(readPdf(bytes)).split(CHECKSUM)[0]?.trimEnd();
  }
}

describe('a document made in a thread', () => {
  it.each(FILE_FORMATS)(
    'is the same from the text of a revision as from its report and figures: %s',
    async (format) => {
      const ofText = await makeDocument(frozenJob(format), supplies());
      const ofModel = await makeDocument(
        jobOf(format, { kind: 'compiled', model }),
        supplies({ figures: () => sentInParts({ programmes: frozen.programmes, series: SERIES }) }),
      );
      expect(printed(format, ofText.bytes)).toEqual(printed(format, ofModel.bytes));
      expect(ofText.title).toBe(model.report.title.text);
    },
  );

  it.each(FILE_FORMATS)('has its hash, and a buffer of its own to be handed over: %s', async (format) => {
    const { bytes, sha256 } = await makeDocument(frozenJob(format), supplies());
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
  });

  it('says how many pictures there were none of, and asks for one at a time', async () => {
    let asking = 0;
    let most = 0;
    const made = await makeDocument(
      frozenJob('docx'),
      supplies({
        picture: async (address) => {
          asking += 1;
          most = Math.max(most, asking);
          await new Promise(setImmediate);
          asking -= 1;
          return address === '/uploads/a.jpg'
            ? null
            : { bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 4, height: 3 };
        },
      }),
    );
    expect([made.missing, most]).toEqual([1, 1]);
    const { paragraphs } = readDocument(Buffer.from(made.bytes));
    expect(paragraphs.filter(({ style }) => style === 'MissingPicture')).toHaveLength(1);
  });

  it('has a note in the place of a photo whose file has gone since, and says so', async () => {
    const asked: string[] = [];
    const made = await makeDocument(
      frozenJob('docx', ['/uploads/a.jpg']),
      supplies({
        picture: (address) => {
          asked.push(address);
          return Promise.resolve({ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 4, height: 3 });
        },
      }),
    );
    expect(made.missing).toBe(1);
    expect(asked).toEqual(['/uploads/b.jpg']);
    const { paragraphs } = readDocument(Buffer.from(made.bytes));
    expect(paragraphs.map(({ text }) => text).join('\n')).toContain('［照片缺失：');
  });

  it('is refused before anything is asked for when it is too large', async () => {
    const text: Phrase = { text: '字'.repeat(1000), language: 'zh-Hans' };
    const large: ReportModel = {
      ...model,
      preamble: Array.from({ length: 6000 }, () => ({ kind: 'paragraph', ...text })),
    };
    for (const format of FILE_FORMATS) {
      const made = makeDocument(
        jobOf(format, { kind: 'compiled', model: large }),
        supplies({ picture: () => Promise.reject(new Error('Nobody asks')) }),
      );
      await expect(made).rejects.toMatchObject({ name: 'DocumentTooLarge' });
    }
  });
});

describe('the figures behind a report', () => {
  it('arrive as they were sent, however many parts they come in', async () => {
    const sent: Figures = { programmes: frozen.programmes, series: SERIES };
    const plain = (figures: Figures) =>
      figures.programmes.map(({ groups, ...programme }) => ({
        ...programme,
        groups: { region: groups.month.region, community: groups['to-date'].community },
      }));
    const received = await sentInParts(sent);
    expect(plain(received)).toEqual(plain(sent));
    expect(received.series).toEqual(sent.series);
  });

  it('are in parts that are copied in a moment', () => {
    const parts = [...figuresParts({ programmes: frozen.programmes, series: SERIES })];
    const lists = parts.flatMap((part) => (part.kind === 'activities' ? [part.activities.length] : []));
    expect(lists).toEqual([500, 500, 200]);
  });
});
