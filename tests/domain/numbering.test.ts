import { headingNumber } from '../../src/plugins/monthly-report/server/src/domain/numbering';

describe('numbers of headings', () => {
  it.each([
    [[1], '一、'],
    [[10], '十、'],
    [[12], '十二、'],
    [[21], '二十一、'],
    [[2, 3], '（三）'],
    [[2, 3, 4], '4.'],
    [[2, 3, 4, 15], '（15）'],
  ])('follow the Chinese levels: %j is %s', (path, expected) => {
    expect(headingNumber(path, 'zh-Hans')).toBe(expected);
  });

  it.each([
    [[1], '1.'],
    [[2, 3], '2.3'],
    [[2, 3, 4, 15], '2.3.4.15'],
  ])('are decimal in English: %j is %s', (path, expected) => {
    expect(headingNumber(path, 'en')).toBe(expected);
  });

  it('refuse a level that has none', () => {
    expect(() => headingNumber([], 'en')).toThrow(RangeError);
    expect(() => headingNumber([1, 1, 1, 1, 1], 'zh-Hans')).toThrow(RangeError);
  });
});
