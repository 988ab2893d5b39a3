import { plainText } from '../../src/plugins/monthly-report/server/src/domain/plain-text';
import type { RichText } from '../../src/plugins/monthly-report/server/src/domain/rich-text';

const text = (value: string) => ({ type: 'text', text: value }) as const;

it('reads blocks line by line, lists within lists included', () => {
  const blocks: RichText = [
    { type: 'heading', level: 2, children: [text('几点收获')] },
    {
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [text('先说清楚服务谁')] },
        {
          type: 'list',
          format: 'unordered',
          children: [{ type: 'list-item', children: [text('再谈做什么')] }],
        },
      ],
    },
    {
      type: 'quote',
      children: [text('见'), { type: 'link', url: 'https://example.org', children: [text('工具包')] }],
    },
  ];
  expect(plainText(blocks)).toBe('几点收获\n先说清楚服务谁\n再谈做什么\n见工具包');
});

it('leaves out pictures and lines with nothing in them', () => {
  const image = { url: '/a.png', alternativeText: '汤锅', width: 1, height: 1 };
  const blocks: RichText = [
    { type: 'paragraph', children: [text(' ')] },
    { type: 'image', image, children: [text('')] },
    { type: 'paragraph', children: [text('一锅汤')] },
  ];
  expect(plainText(blocks)).toBe('一锅汤');
});
