import type {
  BlockNode,
  InlineNode,
  ListItemNode,
  ListNode,
  RichText,
  TextNode,
} from '../../domain/rich-text';
import { integerOrNull, text, textOrNull, type Row } from '../../database/rows';

const MARKS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const;

function childrenOf(node: Row): readonly Row[] {
  return Array.isArray(node.children) ? (node.children as Row[]) : [];
}

function toText(node: Row): TextNode {
  const marks = Object.fromEntries(MARKS.filter((mark) => node[mark] === true).map((mark) => [mark, true]));
  return { type: 'text', text: typeof node.text === 'string' ? node.text : '', ...marks };
}

function toInline(node: Row): InlineNode {
  if (node.type !== 'link') return toText(node);
  return { type: 'link', url: textOrNull(node, 'url') ?? '', children: childrenOf(node).map(toText) };
}

function toList(node: Row): ListNode {
  return {
    type: 'list',
    format: node.format === 'ordered' ? 'ordered' : 'unordered',
    children: childrenOf(node).map((child): ListItemNode | ListNode =>
      child.type === 'list'
        ? toList(child)
        : { type: 'list-item', children: childrenOf(child).map(toInline) },
    ),
  };
}

function toBlock(node: Row): BlockNode {
  const type = text(node, 'type');
  switch (type) {
    case 'paragraph':
    case 'quote':
      return { type, children: childrenOf(node).map(toInline) };
    case 'heading': {
      const level = integerOrNull(node, 'level');
      const known = ([1, 2, 3, 4, 5, 6] as const).find((candidate) => candidate === level);
      return { type, level: known ?? 6, children: childrenOf(node).map(toInline) };
    }
    case 'code': {
      const language = textOrNull(node, 'language');
      const children = childrenOf(node).map(toInline);
      return language === null ? { type, children } : { type, language, children };
    }
    case 'list':
      return toList(node);
    case 'image': {
      const image = node.image as Row;
      return {
        type,
        image: {
          url: text(image, 'url'),
          alternativeText: textOrNull(image, 'alternativeText'),
          width: integerOrNull(image, 'width'),
          height: integerOrNull(image, 'height'),
        },
        children: childrenOf(node).map(toText),
      };
    }
    default:
      throw new TypeError(`Unknown kind of block in a body: "${type}"`);
  }
}

/** The body of an entry; an empty list without a text. */
export function toRichText(stored: unknown): RichText {
  const nodes: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(nodes) ? (nodes as Row[]).map(toBlock) : [];
}
