import { Parser } from 'htmlparser2';

import { renderFeed } from '../../src/plugins/monthly-report/server/src/documents';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { headlineOf } from '../../src/plugins/monthly-report/server/src/report/rules/headline';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { buildHeadline } from '../helpers/report-builders';

const SITE = { publicUrl: 'https://report.example.org' };
const NO_SITE = { publicUrl: '' };

/** The texts of the elements of one name, in order. */
function textsOf(feed: string, element: string): string[] {
  const texts: string[] = [];
  let isIn = false;
  const parser = new Parser(
    {
      onopentag: (name) => {
        isIn = name === element;
        if (isIn) texts.push('');
      },
      ontext: (text) => {
        if (isIn) texts[texts.length - 1] += text;
      },
      onclosetag: () => {
        isIn = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(feed);
  return texts;
}

describe('the feed of published months', () => {
  it('has an entry a month, with the sentences of its figures', () => {
    const report = headlineOf(compileReport(ordinaryMonth('en')).report);
    const feed = renderFeed([report], 'en', SITE);
    expect(feed).toContain(
      '<link rel="alternate" type="text/html" href="https://report.example.org/reports/2020-12?locale=en"/>',
    );
    expect(textsOf(feed, 'title')).toEqual([
      'Joint programme monthly reports',
      'Joint programme monthly report, December 2020',
    ]);
    expect(textsOf(feed, 'summary')[0]).toMatch(/^In December 2020, 2 partners held 2 events/);
    expect(feed).toContain(
      '<link rel="self" type="application/atom+xml" href="https://report.example.org/reports/feed.xml?locale=en"/>',
    );
  });

  it('was updated when the newest revision of any month was published', () => {
    const feed = renderFeed(
      [
        buildHeadline({ month: toMonth('2021-01'), publishedAt: '2021-02-08T02:00:00.000Z' }),
        buildHeadline({ publishedAt: '2021-03-01T02:00:00.000Z' }),
      ],
      'zh-Hans',
      SITE,
    );
    expect(textsOf(feed, 'updated')).toEqual([
      '2021-03-01T02:00:00.000Z',
      '2021-02-08T02:00:00.000Z',
      '2021-03-01T02:00:00.000Z',
    ]);
  });

  it('shows a correction under the same id, with its number and reason', () => {
    const first = renderFeed([buildHeadline()], 'zh-Hans', SITE);
    const second = renderFeed(
      [buildHeadline({ revision: 2, correction: '人次录入有误。' })],
      'zh-Hans',
      SITE,
    );
    expect(textsOf(second, 'id')).toEqual(textsOf(first, 'id'));
    expect(textsOf(second, 'title')[1]).toBe('2020年12月联合公益计划月报（第2版）');
    expect(textsOf(second, 'summary')).toEqual(['更正：人次录入有误。']);
  });

  it('has ids that stay when a public address is set or another one', () => {
    const known = renderFeed([buildHeadline()], 'zh-Hans', SITE);
    expect(textsOf(known, 'id')).toEqual(textsOf(renderFeed([buildHeadline()], 'zh-Hans', NO_SITE), 'id'));
  });

  it('has ids that stay under every revision, and differ', () => {
    const ids = textsOf(renderFeed([buildHeadline()], 'zh-Hans', NO_SITE), 'id');
    expect(ids).toEqual(textsOf(renderFeed([buildHeadline({ revision: 2 })], 'zh-Hans', NO_SITE), 'id'));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('is a feed where nothing is published', () => {
    expect(textsOf(renderFeed([], 'zh-Hans', NO_SITE), 'updated')).toEqual(['1970-01-01T00:00:00.000Z']);
  });

  it('takes whatever is typed for text', () => {
    const feed = renderFeed([buildHeadline({ title: HOSTILE, correction: HOSTILE })], 'zh-Hans', SITE);
    const elements = new Set([...feed.matchAll(/<([a-zA-Z:]+)/g)].map(([, name]) => name));
    expect([...elements].sort()).toEqual(
      ['author', 'entry', 'feed', 'id', 'link', 'name', 'subtitle', 'summary', 'title', 'updated'].sort(),
    );
    expect(textsOf(feed, 'title')[1]).toContain('<script>alert(1)</script>');
  });
});
