/** Strapi blocks as Strapi's own REST gives them; only the addresses of images may become absolute. */
import { assertNever } from '../../domain/assert-never';
import type { BlockNode, InlineNode, ListNode, RichText, TextNode } from '../../domain/rich-text';
import type { Address } from './address';
import type { JsonValue } from './write-json';

export function richTextData(body: RichText, address: Address): JsonValue {
  return body.map((block) => blockData(block, address));
}

function blockData(block: BlockNode, address: Address): JsonValue {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return { type: block.type, children: block.children.map(inlineData) };
    case 'heading':
      return { type: block.type, level: block.level, children: block.children.map(inlineData) };
    case 'code':
      return { type: block.type, language: block.language, children: block.children.map(inlineData) };
    case 'list':
      return listData(block);
    case 'image': {
      const { url, alternativeText, width, height } = block.image;
      return {
        type: block.type,
        image: { url: address(url), alternativeText, width, height },
        children: block.children.map(textData),
      };
    }
    default:
      return assertNever(block);
  }
}

function listData({ type, format, children }: ListNode): JsonValue {
  return {
    type,
    format,
    children: children.map((child) =>
      child.type === 'list'
        ? listData(child)
        : { type: child.type, children: child.children.map(inlineData) },
    ),
  };
}

function inlineData(node: InlineNode): JsonValue {
  return node.type === 'link'
    ? { type: node.type, url: node.url, children: node.children.map(textData) }
    : textData(node);
}

function textData({ type, text, bold, italic, underline, strikethrough, code }: TextNode): JsonValue {
  return { type, text, bold, italic, underline, strikethrough, code };
}
