/** Every figure of a page links to its sources: of this month, of earlier months, and of corrections. */
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import type { Edition } from '../../src/plugins/monthly-report/server/src/documents/links';
import { toMonth, type Month } from '../../src/plugins/monthly-report/server/src/domain/month';
import { fromInteger } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type {
  CorrectionNode,
  FigureNode,
} from '../../src/plugins/monthly-report/server/src/report/rules/model';
import {
  publishedModel,
  type LaterCorrection,
} from '../../src/plugins/monthly-report/server/src/report/rules/published-model';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import { ordinaryMonth } from '../golden/ordinary';
import { buildMeasured, DECEMBER, words } from '../helpers/report-builders';

const NOVEMBER = toMonth('2020-11');
const OCTOBER = toMonth('2020-10');
const SEPTEMBER = toMonth('2020-09');
const PARTICIPANTS = buildMeasured({ code: 'participants', label: words('参与人次'), decimals: 0 });
const sourcesOf = (month: Month) => `/reports/${month}/sources/zero_waste/participants`;

interface Parts {
  /** The published figure of November; null if the month is not public. */
  readonly november?: number | null;
  readonly later?: readonly LaterCorrection[];
  readonly correction?: CorrectionNode | null;
  readonly revision?: number;
  readonly preview?: boolean;
}

function page({ november = 120, later = [], correction = null, revision, preview = false }: Parts): string {
  const compiled = compileReport(ordinaryMonth('zh-Hans'));
  const frozen = { ...compiled, report: { ...compiled.report, correction } };
  const published = publishedModel(frozen, {
    revisions: [{ number: 1, publishedAt: '2021-01-08T02:00:00.000Z', reason: null }],
    laterCorrections: later,
    pins: new Map([
      [NOVEMBER, 3],
      [OCTOBER, 1],
    ]),
  });
  const model = withTrends(published, [
    {
      programme: 'zero_waste',
      indicator: PARTICIPANTS,
      points: [
        // Two months with figures would be no trend.
        ...(november === null ? [{ month: SEPTEMBER, value: fromInteger(70) }] : []),
        { month: OCTOBER, value: fromInteger(80) },
        { month: NOVEMBER, value: november === null ? null : fromInteger(november) },
        { month: DECEMBER, value: fromInteger(5205) },
      ],
    },
  ]);
  const edition: Edition = {
    month: DECEMBER,
    locale: 'zh-Hans',
    preview,
    ...(revision === undefined ? {} : { revision }),
  };
  return textRenderers.html.render(
    model,
    renderContext(edition, { publicUrl: '', timeZone: 'Asia/Shanghai' }),
  );
}

/** The cells of the column of the month before, and of the table of the trend. */
function cellsOf(html: string): { readonly previous: string; readonly trend: readonly string[] } {
  const [, row = ''] = /<tr data-indicator="participants">(.*?)<\/tr>/.exec(html) ?? [];
  const [, table = ''] = /<table class="series">.*?<tbody>(.*?)<\/tbody>/.exec(html) ?? [];
  const cells = (markup: string) =>
    [...markup.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell);
  return { previous: cells(row)[2] ?? '', trend: cells(table) };
}

describe('a figure of an earlier month', () => {
  it('opens what it is made of in the report of that month', () => {
    const { previous, trend } = cellsOf(page({}));
    expect(previous).toBe(`<a href="${sourcesOf(NOVEMBER)}">120</a>`);
    expect(trend).toEqual([
      `<a href="${sourcesOf(OCTOBER)}">80</a>`,
      `<a href="${sourcesOf(NOVEMBER)}">120</a>`,
      `<a href="${sourcesOf(DECEMBER)}">5,205</a>`,
    ]);
  });

  it('that was corrected afterwards opens what the printed one was made of', () => {
    const { previous, trend } = cellsOf(page({ later: [{ month: NOVEMBER, revision: 4 }] }));
    expect(previous).toBe(`<a href="${sourcesOf(NOVEMBER)}?revision=3">120</a>`);
    expect(trend[0]).toBe(`<a href="${sourcesOf(OCTOBER)}">80</a>`);
    expect(trend[1]).toBe(previous);
  });

  it('opens the revisions that a revision asked for by its number was made on', () => {
    const { trend } = cellsOf(page({ revision: 1 }));
    expect(trend).toEqual([
      `<a href="${sourcesOf(OCTOBER)}?revision=1">80</a>`,
      `<a href="${sourcesOf(NOVEMBER)}?revision=3">120</a>`,
      `<a href="${sourcesOf(DECEMBER)}?revision=1">5,205</a>`,
    ]);
  });

  it('opens nothing where that month is not published, or was published with another', () => {
    expect(cellsOf(page({ november: null })).previous).toBe('120');
    expect(cellsOf(page({ november: null })).trend[2]).toBe('未填报');
    expect(cellsOf(page({ november: 119 })).previous).toBe('120');
  });

  it('opens nothing in a preview', () => {
    expect(page({ preview: true })).not.toContain('/sources/');
  });
});

describe('a corrected figure', () => {
  const figure = (value: number | null): FigureNode => ({
    value: value === null ? null : fromInteger(value),
    decimals: 0,
    text: value === null ? '未填报' : String(value),
  });
  const correctionOf = (stated: number | null, correct: number | null): CorrectionNode => ({
    revision: 2,
    previousRevision: 1,
    reason: '补报',
    figures: [
      {
        programme: { code: 'zero_waste', name: { text: '零废弃', language: 'zh-Hans' } },
        indicator: 'participants',
        label: { text: '参与人次', language: 'zh-Hans' },
        unit: null,
        basis: 'to-date',
        stated: figure(stated),
        correct: figure(correct),
        difference: figure(null),
      },
    ],
    texts: [],
  });
  const printed = (correction: CorrectionNode) => {
    const [, section = ''] =
      /<section class="correction".*?<tbody>(.*?)<\/tbody>/.exec(page({ correction })) ?? [];
    return [...section.matchAll(/<td class="number">(.*?)<\/td>/g)].map(([, cell = '']) => cell);
  };

  it('opens what it is made of, and what was stated opens what that was made of', () => {
    expect(printed(correctionOf(5000, 5325))).toEqual([
      `<a href="${sourcesOf(DECEMBER)}?basis=to-date&#x26;revision=1">5,000</a>`,
      `<a href="${sourcesOf(DECEMBER)}?basis=to-date">5,325</a>`,
      '未填报',
    ]);
  });

  it('that was not reported opens nothing', () => {
    expect(printed(correctionOf(null, 5325))[0]).toBe('未填报');
    expect(printed(correctionOf(5000, null))[1]).toBe('未填报');
  });
});
