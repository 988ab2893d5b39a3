import { xml, type XmlElement, type XmlNode } from '../xml';

/** An element of WordprocessingML; its attributes are of that namespace too. */
export const w = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: readonly XmlNode[] = [],
): XmlElement =>
  xml(
    `w:${name}`,
    Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`w:${key}`, value])),
    children,
  );
