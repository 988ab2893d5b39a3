/** Small builders of mdast nodes; text and addresses are made harmless. */
import type { Image, Link, List, Paragraph, PhrasingContent, Text } from 'mdast';
import { absolute, safeImage, safeLink } from '../safe-url';
import { visibleLine, visibleText } from '../visible-text';

export function text(value: string): Text {
  return { type: 'text', value: visibleText(value) };
}

export function line(value: string): Text {
  return { type: 'text', value: visibleLine(value) };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** A list of short lines. */
export function list(items: readonly PhrasingContent[][]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(...children)],
    })),
  };
}

/** A link, or only its words if the address must not be followed. */
export function link(
  url: string | null,
  children: (Text | Exclude<PhrasingContent, Link>)[],
  publicUrl: string,
): PhrasingContent[] {
  const href = safeLink(url);
  return href === null ? children : [{ type: 'link', url: absolute(href, publicUrl), children }];
}

/** An image, or its description if the address must not be loaded. */
export function image(url: string, description: string, publicUrl: string): Image | Text {
  const src = safeImage(url);
  const alt = visibleLine(description);
  return src === null ? { type: 'text', value: alt } : { type: 'image', url: absolute(src, publicUrl), alt };
}
