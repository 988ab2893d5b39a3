/** XML as a tree, so that no entered text is ever markup. */
import { xmlText } from './xml-text';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

export const xml = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: readonly XmlNode[] = [],
): XmlElement => ({ name, attributes, children });

export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`;
}

function written(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const { name, children } = node;
  const attributes = Object.entries(node.attributes)
    .map(
      ([key, value]) => ` ${key}="${escaped(String(value)).replace(/"/g, '&quot;').replace(/\n/g, '&#10;')}"`,
    )
    .join('');
  return children.length === 0
    ? `<${name}${attributes}/>`
    : `<${name}${attributes}>${children.map(written).join('')}</${name}>`;
}

const escaped = (text: string): string =>
  xmlText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
