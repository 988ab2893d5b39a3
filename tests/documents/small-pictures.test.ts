/** The small column chart in a tile, and the card that other sites show. */
import { toHtml } from 'hast-util-to-html';

import { cardPicture } from '../../src/plugins/monthly-report/server/src/documents/charts/card-picture';
import { rasterOf } from '../../src/plugins/monthly-report/server/src/documents/charts/raster';
import { sparkline } from '../../src/plugins/monthly-report/server/src/documents/charts/sparkline';
import { fitLines, textWidth } from '../../src/plugins/monthly-report/server/src/documents/charts/text-fit';
import { addMonths } from '../../src/plugins/monthly-report/server/src/domain/month';
import { parseQuantity } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { headlineOf } from '../../src/plugins/monthly-report/server/src/report/rules/headline';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { buildHeadline, DECEMBER } from '../helpers/report-builders';

const ZONE = { timeZone: 'Asia/Shanghai' };

/** Oldest first; null is a month without a figure. */
function columnsOf(...values: (string | null)[]): { earlier: string; newest: string; svg: string } {
  const points = values.map((text, at) => ({
    month: addMonths(DECEMBER, at - values.length + 1),
    figure: { value: text === null ? null : parseQuantity(text), decimals: 1, text: text ?? '' },
  }));
  const svg = toHtml(sparkline({ points }));
  const path = (pattern: RegExp) => pattern.exec(svg)?.[1] ?? '';
  return {
    earlier: path(/<path d="([^"]*)" opacity="0.45">/),
    newest: path(/<path d="([^"]*)"><\/path><\/svg>/),
    svg,
  };
}

describe('the line of columns in a tile', () => {
  it('draws each month as high as its part of the highest, from zero', () => {
    const { earlier, newest } = columnsOf('50', '100', '25');
    expect(earlier).toBe('M0 14h6v14h-6zM8 0h6v28h-6z');
    expect(newest).toBe('M16 21h6v7h-6z');
  });

  it('leaves a gap where nothing was reported, and shows a zero', () => {
    const { earlier } = columnsOf(null, '0', '8');
    expect(earlier).toBe('M8 27h6v1h-6z');
    expect(columnsOf('5', null).newest).toBe('');
  });

  it('is hidden from whoever hears the page, and styled by attributes alone', () => {
    const { svg } = columnsOf('1', '2');
    expect(svg).toContain('aria-hidden="true"');
    expect(svg).not.toContain('style');
  });
});

describe('text that is laid out without fonts', () => {
  it('breaks Chinese anywhere and English before a word', () => {
    expect(fitLines('联合公益计划月报', 5, 2)).toEqual(['联合公益计', '划月报']);
    expect(fitLines('Joint programme report', 10, 3)).toEqual(['Joint programme', 'report']);
  });

  it('ends with an ellipsis where it is too long, within the width', () => {
    const [line = '', ...more] = fitLines('社区'.repeat(50), 8, 1);
    expect(more).toEqual([]);
    expect(line).toMatch(/…$/);
    expect(textWidth(line)).toBeLessThanOrEqual(8);
  });

  it('ends for a text without a space, and for none at all', () => {
    expect(fitLines('a'.repeat(30), 6, 2)).toEqual(['a'.repeat(10), `${'a'.repeat(9)}…`]);
    expect(fitLines('  ', 6, 2)).toEqual([]);
  });
});

describe('the card of a report', () => {
  it('shows the title, the day of publishing and the first figures', () => {
    const { svg } = cardPicture(headlineOf(compileReport(ordinaryMonth('zh-Hans')).report), ZONE);
    for (const text of [
      '2020年12月联合公益计划月报',
      '发布于2021年1月8日，第1版',
      '5,205',
      '人次',
      '零废弃网络发展项目',
    ]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).not.toContain('义仓');
  });

  it('is a PNG of the size other sites ask for, and the same each time', () => {
    const picture = cardPicture(buildHeadline(), ZONE);
    const png = Buffer.from(rasterOf(picture, 1));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(Buffer.from(rasterOf(picture, 1)).equals(png)).toBe(true);
  });

  it('takes whatever is typed for text', () => {
    const picture = cardPicture(buildHeadline({ title: `${HOSTILE}\uFFFE` }), ZONE);
    expect(picture.svg.match(/<(?!\/?(?:svg|rect|text|tspan)\b)/g)).toBeNull();
    expect(rasterOf(picture, 1).length).toBeGreaterThan(0);
  });
});
