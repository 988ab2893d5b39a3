/** Office files read back with parsers that are not ours. */
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

export type Parts = ReadonlyMap<string, Uint8Array>;

export function unzip(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

export function textOfPart(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (part === undefined)
    throw new Error(`The file has no part ${name}; it has: ${[...parts.keys()].join(', ')}`);
  return strFromU8(part);
}

export function xmlOfPart(parts: Parts, name: string): XmlNode {
  return parseXml(textOfPart(parts, name));
}

export function parseXml(source: string): XmlNode {
  const root: { name: string; attributes: Record<string, string>; children: (XmlNode | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const node = { name, attributes, children: [] };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext: (text) => open.at(-1)?.children.push(text),
      onclosetag: () => open.pop(),
      onerror: (error) => {
        throw error;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return root;
}

/** Every element of a name below a node, in document order. */
export function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  );
}

export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
