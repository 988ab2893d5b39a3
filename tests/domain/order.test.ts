import {
  by,
  compareNumber,
  compareText,
  inOrder,
  nullsLast,
} from '../../src/plugins/monthly-report/server/src/domain/order';

describe('orders made from content', () => {
  it("compare text by code unit, whatever the machine's collation", () => {
    expect(['b', 'B', 'ä', 'a', '乙', '甲'].sort(compareText)).toEqual(['B', 'a', 'b', 'ä', '乙', '甲']);
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
