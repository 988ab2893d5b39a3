/**
 * The data files write a body as a list of paragraphs, with `{ "list": [...] }` where one is
 * needed; here it becomes the blocks that Strapi's editor makes.
 */
export type BodyPart = string | { list: string[] };

interface Text {
  type: 'text';
  text: string;
}

export type Block =
  | { type: 'paragraph'; children: Text[] }
  | { type: 'list'; format: 'unordered'; children: { type: 'list-item'; children: Text[] }[] };

export function toBlocks(body: readonly BodyPart[]): Block[] {
  return body.map((part) =>
    typeof part === 'string'
      ? { type: 'paragraph', children: [text(part)] }
      : {
          type: 'list',
          format: 'unordered',
          children: part.list.map((item) => ({ type: 'list-item', children: [text(item)] })),
        },
  );
}

function text(value: string): Text {
  return { type: 'text', text: value };
}
