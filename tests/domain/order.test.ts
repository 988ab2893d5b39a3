import {
  by,
  compareNumber,
  compareText,
  inOrder,
  nullsLast,
} from '../../src/plugins/monthly-report/server/src/domain/order';

describe('orders made from content', () => {
  it("compare text by its characters, whatever the machine's collation", () => {
    expect(['b', 'B', 'ä', 'a', '乙', '甲'].sort(compareText)).toEqual(['B', 'a', 'b', 'ä', '乙', '甲']);
  });

  it('compare text by code point, as the bytes of UTF-8 do in both databases', () => {
    const texts = ['😀', '（', '\uFFFD', '一', 'z', '', '😀a', '一一', '😁', '\uE000'];
    const byBytes = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect([...texts].sort(compareText)).toEqual(byBytes);
    expect(['（', '😀'].sort(compareText)).toEqual(['（', '😀']);
    expect(compareText('甲', '甲')).toBe(0);
  });

  it('put what is missing last', () => {
    expect([null, 'b', null, 'a'].sort(nullsLast(compareText))).toEqual(['a', 'b', null, null]);
  });

  it('let the first difference decide', () => {
    const compare = inOrder<{ order: number; code: string }>(
      by((entry) => entry.order, compareNumber),
      by((entry) => entry.code, compareText),
    );
    const entries = [
      { order: 2, code: 'a' },
      { order: 1, code: 'c' },
      { order: 1, code: 'b' },
    ];
    expect(entries.sort(compare).map(({ code }) => code)).toEqual(['b', 'c', 'a']);
  });
});
