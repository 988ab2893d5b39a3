import { inOneLanguage } from '../../src/plugins/monthly-report/shared/sentences';

describe('A sentence of the server', () => {
  it.each([
    ['2022-04填报中。 / 2022-04 is open.', '2022-04填报中。', '2022-04 is open.'],
    [
      '《一 / 二》：本月已发布。 / It is published (《一 / 二》).',
      '《一 / 二》：本月已发布。',
      'It is published (《一 / 二》).',
    ],
    [
      '第1张照片（甲.jpg）没有来源。 / Photo 1 (甲.jpg) has no credit. 第2张照片没有授权。 / Photo 2 has no consent. 另有9处。 / 9 more.',
      '第1张照片（甲.jpg）没有来源。第2张照片没有授权。另有9处。',
      'Photo 1 (甲.jpg) has no credit. Photo 2 has no consent. 9 more.',
    ],
    ['Forbidden', 'Forbidden', 'Forbidden'],
    ['只有中文。', '只有中文。', '只有中文。'],
  ])('is told in one language: %s', (text, chinese, english) => {
    expect(inOneLanguage(text, 'zh-Hans')).toBe(chinese);
    expect(inOneLanguage(text, 'en')).toBe(english);
  });
});
