/** Bodies of entries: Strapi blocks. */
import {
  constant,
  INTEGER,
  lazily,
  list,
  object,
  oneOf,
  optional,
  orNull,
  TEXT,
  type Of,
  type Shape,
} from '../shape';

const MARK = optional(constant(true, false));

const TEXT_NODE = object({
  type: constant('text'),
  text: TEXT,
  bold: MARK,
  italic: MARK,
  underline: MARK,
  strikethrough: MARK,
  code: MARK,
});

const INLINES = list(
  oneOf('type', {
    text: TEXT_NODE,
    link: object({ type: constant('link'), url: TEXT, children: list(TEXT_NODE) }),
  }),
);

const LIST_ITEM = object({ type: constant('list-item'), children: INLINES });

interface ListNode {
  readonly type: 'list';
  readonly format: 'ordered' | 'unordered';
  readonly children: readonly (Of<typeof LIST_ITEM> | ListNode)[];
}

const LIST: Shape<ListNode> = object({
  type: constant('list'),
  format: constant('ordered', 'unordered'),
  children: list(oneOf('type', { 'list-item': LIST_ITEM, list: lazily(() => LIST) })),
});

const IMAGE = object({
  url: TEXT,
  alternativeText: orNull(TEXT),
  width: orNull(INTEGER),
  height: orNull(INTEGER),
});

export const RICH_TEXT = list(
  oneOf('type', {
    paragraph: object({ type: constant('paragraph'), children: INLINES }),
    heading: object({ type: constant('heading'), level: constant(1, 2, 3, 4, 5, 6), children: INLINES }),
    quote: object({ type: constant('quote'), children: INLINES }),
    code: object({ type: constant('code'), language: optional(TEXT), children: INLINES }),
    list: LIST,
    image: object({ type: constant('image'), image: IMAGE, children: list(TEXT_NODE) }),
  }),
);
