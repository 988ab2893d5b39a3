/** Quotation marks within quotation marks, GB/T 15834—2011. */
import { quoted } from '../../src/plugins/monthly-report/server/src/domain/quotation';

describe('Quotation marks', () => {
  it.each([
    ['故事“我是“环保小卫士””没有照片。', '故事“我是‘环保小卫士’”没有照片。'],
    ['写着“她说：‘好’”', '写着“她说：‘好’”'],
    ['“甲“乙“丙”丁”戊”', '“甲‘乙“丙”丁’戊”'],
    ['“甲”与“乙”', '“甲”与“乙”'],
    ['没有引号', '没有引号'],
  ])('stand within each other in turns: %s', (written, meant) => {
    expect(quoted(written)).toBe(meant);
    expect(quoted(meant)).toBe(meant);
  });

  it.each(['“甲', '甲”', '“甲’', '他说“…””'])('stay where one of them was cut off: %s', (cut) => {
    expect(quoted(cut)).toBe(cut);
  });
});
