/** The picture of a trend, read back like a program that draws it. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { cardPicture } from '../../src/plugins/monthly-report/server/src/documents/charts/card-picture';
import { FONT_FILES } from '../../src/plugins/monthly-report/server/src/documents/fonts';
import { outlined } from '../../src/plugins/monthly-report/server/src/documents/charts/outlined';
import { rasterOf } from '../../src/plugins/monthly-report/server/src/documents/charts/raster';
import { trendInWords } from '../../src/plugins/monthly-report/server/src/documents/charts/trend-in-words';
import {
  trendLines,
  trendPicture,
  trendSize,
} from '../../src/plugins/monthly-report/server/src/documents/charts/trend-picture';
import { trendFindings } from '../../src/plugins/monthly-report/server/src/report/rules/trend-findings';
import { drawnTrend } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import { visibleLine } from '../../src/plugins/monthly-report/server/src/documents/visible-text';
import { fromInteger } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import type {
  Block,
  Section,
  TrendBlock,
  TrendPanel,
} from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { elements, parseXml, textOf } from '../helpers/archive';
import { charactersOf } from '../helpers/font-characters';
import { buildHeadline } from '../helpers/report-builders';
import { compiledWithTrends } from '../helpers/trends';

const blocksOf = ({ blocks, sections }: Section): Block[] => [...blocks, ...sections.flatMap(blocksOf)];

function trendsOf(locale: 'zh-Hans' | 'en'): TrendBlock[] {
  return compiledWithTrends(ordinaryMonth(locale))
    .sections.flatMap(blocksOf)
    .filter((block) => block.kind === 'trend');
}

function buildPanel(label: string, values: readonly (number | null)[]): TrendPanel {
  return {
    indicator: 'participants',
    label: { text: label, language: 'zh-Hans' },
    unit: { text: '人次', language: 'zh-Hans' },
    points: values.map((value, index) => ({
      month: toMonth(`2020-${String(index + 1).padStart(2, '0')}`),
      figure: {
        value: value === null ? null : fromInteger(value),
        decimals: 0,
        text: value === null ? '未填报' : String(value),
      },
    })),
  };
}

const buildTrend = (...panels: TrendPanel[]): TrendBlock => ({
  kind: 'trend',
  programme: 'zero_waste',
  title: '零废弃网络发展项目近3个月趋势',
  description: ['参与人次：2020年1月8人次'],
  panels,
});

const textsOf = (svg: string): string[] => elements(parseXml(svg), 'text').map(textOf);

describe('the trend of a programme', () => {
  it('stands right after the table of its totals, where there is anything to draw', () => {
    const kinds = compiledWithTrends(ordinaryMonth('zh-Hans'))
      .sections.flatMap(blocksOf)
      .map(({ kind }) => kind);
    const [first = -1] = kinds.flatMap((kind, index) => (kind === 'totals' ? [index] : []));
    expect(kinds[first + 1]).toBe('trend');
    expect(kinds.filter((kind) => kind === 'trend')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'totals')).toHaveLength(2);
  });

  it('has a diagram for each indicator that any of the months has a figure of', () => {
    for (const trend of trendsOf('zh-Hans')) {
      expect(trend.panels.length).toBeGreaterThan(0);
      for (const { points } of trend.panels) {
        expect(points).toHaveLength(13);
        expect(points.some(({ figure }) => figure.value !== null)).toBe(true);
      }
    }
  });

  it('tells in words every month that has a figure, and no other', () => {
    const [trend] = trendsOf('en');
    expect(trend?.description.slice(3)).toEqual([
      '参与人次: November 2020 120 people, December 2020 5,205 people',
      'Hazardous waste reduced: December 2020 19 kg',
    ]);
    expect(trend && trendInWords(trend, 'en')).toMatch(/^.+: .+; .+\.$/);
  });
});

describe('what is drawn of a trend', () => {
  it('is nothing below three months with figures, in no format and beside no figure', () => {
    const few = buildTrend(buildPanel('一', [1, null, 2]));
    expect(drawnTrend(few)).toBeNull();
    const [drawn] = [drawnTrend(buildTrend(buildPanel('一', [1, null, 2]), buildPanel('二', [1, 2, 3])))];
    expect(drawn?.panels.map(({ label }) => label.text)).toEqual(['二']);
  });

  it('may go on, on the next page, between two lines of diagrams', () => {
    const panels = Array.from({ length: 7 }, (_, index) => buildPanel(String(index), [1, 2, 3]));
    const described = { ...buildTrend(...panels), description: panels.map(({ label }) => label.text) };
    expect(trendLines(described).map(({ description }) => description)).toEqual([
      ['0', '1', '2'],
      ['3', '4', '5'],
      ['6'],
    ]);
  });

  it('has a caption with its number and what is to be seen', () => {
    const highest = buildPanel('参与人次', [5, 6, 8]);
    const between = buildPanel('志愿者', [5, 9, 8]);
    expect(trendFindings([between, highest], 'zh-Hans')).toEqual(['参与人次为有数据的3个月中最高']);
    expect(trendFindings([between], 'zh-Hans')).toEqual(['志愿者较2020年2月减少']);
    expect(trendFindings([between], 'en')).toEqual(['志愿者: less than in February 2020']);
    // A figure that the month did not report is not a finding.
    expect(trendFindings([buildPanel('阅读量', [1, 2, null])], 'zh-Hans')).toEqual([]);
    const [trend] = trendsOf('zh-Hans');
    expect(trend?.title).toMatch(/^图1\u3000零废弃网络发展项目近13个月趋势：/);
  });
});

describe('the picture of a trend', () => {
  it('says each indicator, its newest figure with the unit, and the first and last month', () => {
    const { svg } = trendPicture(buildTrend(buildPanel('参与人次', [5, null, 8])), 'zh-Hans');
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['参与人次', '8 人次', '2020年1月', '2020年3月']));
  });

  it('draws a month without a figure as a gap and prints 未填报 without a unit', () => {
    const columns = (values: readonly (number | null)[]) =>
      elements(
        parseXml(trendPicture(buildTrend(buildPanel('参与人次', values)), 'zh-Hans').svg),
        'path',
      ).filter(({ attributes }) => ['#a9c9bb', '#17694d'].includes(attributes.fill ?? '')).length;
    expect([columns([5, 6, 7]), columns([5, null, 7]), columns([5, 6, null])]).toEqual([3, 2, 2]);
    const { svg } = trendPicture(buildTrend(buildPanel('参与人次', [5, null])), 'zh-Hans');
    expect(textsOf(svg)).toContain('未填报');
  });

  it('is the same, to the byte, each time it is drawn', () => {
    const trend = buildTrend(buildPanel('参与人次', [5, null, 8]), buildPanel('志愿者', [1, 2, 3]));
    const first = trendPicture(trend, 'zh-Hans');
    trendPicture(buildTrend(buildPanel('另一个', [9])), 'zh-Hans');
    expect(trendPicture(trend, 'zh-Hans')).toEqual(first);
  });

  it('needs neither styles nor scripts, which a strict policy would forbid', () => {
    const root = parseXml(trendPicture(buildTrend(buildPanel(HOSTILE, [5])), 'zh-Hans').svg);
    const allowed = ['svg', 'rect', 'path', 'text', 'g'];
    const inside = (node: ReturnType<typeof parseXml>): string[] =>
      node.children.flatMap((child) =>
        typeof child === 'string'
          ? []
          : [child.name, ...Object.keys(child.attributes).map((name) => `@${name}`), ...inside(child)],
      );
    const names = inside(root);
    expect(names.filter((name) => !name.startsWith('@') && !allowed.includes(name))).toEqual([]);
    expect(names.filter((name) => /^@(?:on|style|class|href|xlink:href)/.test(name))).toEqual([]);
  });

  it('shows hostile text as it was typed', () => {
    const short = '<script>a&b</script>';
    const { svg } = trendPicture(buildTrend(buildPanel(short, [5])), 'zh-Hans');
    expect(textsOf(svg)).toContain(visibleLine(short));
  });

  it('cuts a label that is too long for its diagram instead of running into the next', () => {
    const { svg } = trendPicture(buildTrend(buildPanel('很长的指标名称'.repeat(9), [5])), 'zh-Hans');
    expect(textsOf(svg)).toContainEqual(expect.stringMatching(/^很长的指标名称.+\.\.\.$/));
  });

  it('stands in one column for a phone, and says its size beforehand', () => {
    const trend = buildTrend(buildPanel('一', [1]), buildPanel('二', [2]), buildPanel('三', [3]));
    const [wide, narrow] = [trendPicture(trend, 'zh-Hans', 'wide'), trendPicture(trend, 'zh-Hans', 'narrow')];
    expect({ width: wide.width, height: wide.height }).toEqual(trendSize(trend, 'wide'));
    expect(narrow.width).toBeLessThan(360);
    expect(narrow.height).toBeGreaterThan(2 * wide.height);
  });

  it('becomes a PNG of twice its size', () => {
    const picture = trendPicture(buildTrend(buildPanel('参与人次', [5])), 'zh-Hans');
    const png = Buffer.from(rasterOf(picture));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * picture.width, 2 * picture.height]);
  });
});

describe('words of a drawing that the first font lacks', () => {
  const cardOf = (title: string) => cardPicture(buildHeadline({ title }), { timeZone: 'Asia/Shanghai' });
  const inkOf = async (title: string): Promise<number> => {
    const { data } = await sharp(rasterOf(cardOf(title), 1))
      .extract({ left: 0, top: 120, width: 1200, height: 170 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data.filter((grey) => grey < 128).length;
  };

  it.each(['བོད་སྐད་ 青禾', 'سكد ᠮᠣᠩᠭᠣᠯ', 'שלום Łódź 𠝹', '绿邻居 བོད་སྐད། ئۇيغۇر'])(
    'are outlines, and none of them is lost: %s',
    async (title) => {
      const drawn = outlined(cardOf(title).svg);
      for (const word of title.split(' ')) expect(drawn).not.toContain(word);
      expect(drawn.match(/<use /g)?.length).toBeGreaterThanOrEqual(4);
      expect(await inkOf(title)).toBeGreaterThan(1000);
    },
  );

  it('leave the others as they are', () => {
    const { svg } = cardOf('联合公益计划月报 & 2020');
    expect(outlined(svg)).toBe(svg);
  });
});

describe('the fonts of documents and charts', () => {
  /** Rows 16 to 87 of GB 2312 are its 6,763 Chinese characters. */
  const rows = Array.from({ length: 0xf8 - 0xb0 }, (_, row) =>
    Array.from({ length: 94 }, (__, cell) => [0xb0 + row, 0xa1 + cell]),
  );
  const decoder = new TextDecoder('gb2312');
  const hanzi = rows
    .flat()
    .map((bytes) => decoder.decode(Uint8Array.from(bytes)))
    .filter((character) => /^\p{Script=Han}$/u.test(character));

  it.each(FONT_FILES.filter((file) => file.includes('NotoSansSC')))(
    'have every character of GB 2312, and 酃: %#',
    (file) => {
      const has = charactersOf(readFileSync(file));
      expect(hanzi).toHaveLength(6763);
      expect(['酃', ...hanzi].filter((character) => !has(character.codePointAt(0) ?? 0))).toEqual([]);
    },
  );
});
