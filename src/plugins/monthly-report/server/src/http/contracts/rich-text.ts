/** The Strapi blocks that domain/rich-text.ts accepts. */
import { z } from '@strapi/utils';

const text = z
  .strictObject({
    type: z.literal('text'),
    text: z.string(),
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    underline: z.boolean().optional(),
    strikethrough: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .meta({ id: 'TextNode' });

const inline = z
  .union([text, z.strictObject({ type: z.literal('link'), url: z.string(), children: z.array(text) })])
  .meta({ id: 'InlineNode' });

const item = z
  .strictObject({ type: z.literal('list-item'), children: z.array(inline) })
  .meta({ id: 'ListItem' });

const list = z
  .strictObject({
    type: z.literal('list'),
    format: z.enum(['ordered', 'unordered']),
    get children() {
      return z.array(z.union([item, list]));
    },
  })
  .meta({ id: 'List' });

export const richText = z
  .array(
    z
      .union([
        z.strictObject({ type: z.enum(['paragraph', 'quote']), children: z.array(inline) }),
        z.strictObject({
          type: z.literal('heading'),
          level: z.union([1, 2, 3, 4, 5, 6].map((level) => z.literal(level))),
          children: z.array(inline),
        }),
        z.strictObject({
          type: z.literal('code'),
          language: z.string().optional(),
          children: z.array(inline),
        }),
        list,
        z.strictObject({
          type: z.literal('image'),
          image: z.strictObject({
            url: z.string(),
            alternativeText: z.string().nullable(),
            width: z.int().nullable(),
            height: z.int().nullable(),
          }),
          children: z.array(text),
        }),
      ])
      .meta({ id: 'Block' }),
  )
  .describe('Strapi blocks.');
