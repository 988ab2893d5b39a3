/**
 * Strapi blocks, as its editor stores them. content/ lets only these kinds through;
 * kinds that a newer editor adds are refused there and not guessed here.
 */

export interface TextNode {
  readonly type: 'text';
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly code?: boolean;
}

export interface LinkNode {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly TextNode[];
}

export type InlineNode = TextNode | LinkNode;

export interface ListItemNode {
  readonly type: 'list-item';
  readonly children: readonly InlineNode[];
}

export interface ListNode {
  readonly type: 'list';
  readonly format: 'ordered' | 'unordered';
  readonly children: readonly (ListItemNode | ListNode)[];
}

export type BlockNode =
  | { readonly type: 'paragraph'; readonly children: readonly InlineNode[] }
  | {
      readonly type: 'heading';
      readonly level: 1 | 2 | 3 | 4 | 5 | 6;
      readonly children: readonly InlineNode[];
    }
  | { readonly type: 'quote'; readonly children: readonly InlineNode[] }
  | { readonly type: 'code'; readonly language?: string; readonly children: readonly InlineNode[] }
  | ListNode
  | {
      readonly type: 'image';
      readonly image: {
        readonly url: string;
        readonly alternativeText: string | null;
        readonly width: number | null;
        readonly height: number | null;
      };
      readonly children: readonly TextNode[];
    };

export type RichText = readonly BlockNode[];
