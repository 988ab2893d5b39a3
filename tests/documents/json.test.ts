import { createHash } from 'node:crypto';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { Decimal, writeJson } from '../../src/plugins/monthly-report/server/src/documents/json/write-json';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { fromThousandths } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { ordinaryMonth } from '../golden/ordinary';
import {
  buildActivityOf,
  buildMeasured,
  buildPhoto,
  buildProgramme,
  buildReportFacts,
  buildStory,
} from '../helpers/report-builders';

function rendered(facts: ReportFacts, publicUrl = ''): string {
  const edition = { month: facts.entry.month, locale: facts.locale };
  return textRenderers.json.render(
    compileReport(facts),
    renderContext(edition, { publicUrl, timeZone: 'Asia/Shanghai' }),
  );
}

const oneStory = buildProgramme({
  narrative: { stories: [buildStory('story', { photos: [buildPhoto()] })] },
});

describe('the report as JSON', () => {
  it('has the keys of the design, in its order', () => {
    const { data, meta } = JSON.parse(rendered(ordinaryMonth('zh-Hans')));
    const [programme] = data.programmes;
    const [region] = programme.stories;
    const keys = {
      data: 'month locale title status revision publishedAt correction programmes',
      programme: 'code name overview summary reporting totals progress stories',
      reporting: 'expected actual rate',
      total: 'indicator label unit value previous yearToDate toDate stated',
      region: 'code name heading',
      story: 'documentId slug title occurredOn communities body photos videos',
      photo: 'url width height alternativeText caption credit formats',
    };
    const [story] = region.partners[0].stories;
    const parts: Record<keyof typeof keys, object> = {
      data,
      programme,
      reporting: programme.reporting,
      total: programme.totals[0],
      region: region.region,
      story,
      photo: story.photos[0],
    };
    for (const [name, expected] of Object.entries(keys)) {
      const wanted = expected.split(' ');
      expect(Object.keys(parts[name as keyof typeof keys]).slice(0, wanted.length)).toEqual(wanted);
    }
    expect(data.programmes[1].stories[0].region).toBeNull();
    expect(meta.formats).toEqual({
      html: '/reports/2020-12',
      json: '/api/monthly-report/reports/2020-12.json',
      md: '/api/monthly-report/reports/2020-12.md',
      pdf: '/api/monthly-report/reports/2020-12.pdf',
      docx: '/api/monthly-report/reports/2020-12.docx',
      xlsx: '/api/monthly-report/reports/2020-12.xlsx',
    });
  });

  it('writes figures digit for digit, beyond what a double holds', () => {
    // The largest allowed value of an activity, so many times that with a rest it gives the sum.
    const largest = 999_999_999_999_999n;
    const sum = 9_007_199_254_740_993_001n;
    const times = Number(sum / largest);
    const values = [...Array<bigint>(times).fill(largest), sum % largest];
    const activities = values.map((value, index) =>
      buildActivityOf(`big ${index}`, {
        measurements: new Map([['waste_hazardous', fromThousandths(value)]]),
      }),
    );
    const facts = buildReportFacts({
      programmes: [buildProgramme({ indicators: [buildMeasured({ decimals: 3 })], facts: { activities } })],
    });
    expect(rendered(facts)).toContain('"value": 9007199254740993.001,');
  });

  it('carries a fingerprint that a reader can recompute from the data', () => {
    const { data, meta } = JSON.parse(rendered(ordinaryMonth('en')));
    expect(createHash('sha256').update(sortedJson(data)).digest('hex')).toBe(meta.sha256);
  });

  it('makes addresses absolute in the answer but not in the fingerprint', () => {
    const facts = buildReportFacts({ programmes: [oneStory] });
    const here = JSON.parse(rendered(facts));
    const there = JSON.parse(rendered(facts, 'https://report.example.org/'));
    const photo = there.data.programmes[0].stories[0].partners[0].stories[0].photos[0];
    expect(photo.url).toBe('https://report.example.org/uploads/classroom.jpg');
    expect(there.meta.formats.html).toBe('https://report.example.org/reports/2020-12');
    expect(there.meta.sha256).toBe(here.meta.sha256);
  });

  it('marks drafts alone with a status, and every entry with the language really shown', () => {
    const stories = [buildStory('draft', { status: 'draft' }), buildStory('published')];
    const facts = buildReportFacts({
      locale: 'en',
      programmes: [buildProgramme({ narrative: { stories } })],
    });
    const [draft, published] = JSON.parse(rendered(facts)).data.programmes[0].stories[0].partners[0].stories;
    expect(draft).toMatchObject({ status: 'draft', locale: 'zh-Hans' });
    expect(published).not.toHaveProperty('status');
  });
});

describe('the JSON writer', () => {
  it('agrees with JSON.stringify on everything but figures', () => {
    const value = { text: '"\\\n\u2028', list: [1, true, null, [], {}], left: undefined };
    expect(writeJson(value)).toBe(JSON.stringify(value, null, 2));
    expect(writeJson([new Decimal('0.10')])).toBe('[\n  0.10\n]');
  });

  it.each(['', '01', '1e3', '.5', '1.', 'NaN', '1,000', '1\n'])(
    'refuses %j as the digits of a number',
    (digits) => {
      expect(() => new Decimal(digits)).toThrow(RangeError);
    },
  );
});

/** RFC 8785 for plain JSON, written here a second time so that the library is not its own judge. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`);
  return `{${members.join(',')}}`;
}
