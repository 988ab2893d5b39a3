import type { RootContent } from 'mdast';
import { assertNever } from '../../../domain/assert-never';
import type { BlockOf, SentenceNode } from '../../../report/rules/model';
import { line, paragraph, text } from '../nodes';

/** The sentence with its figures in bold. */
export function summary(block: BlockOf<'summary'>): RootContent[] {
  return [paragraph(...block.summary.nodes.map(sentenceNode))];
}

function sentenceNode(node: SentenceNode) {
  switch (node.kind) {
    case 'text':
      return text(node.text);
    case 'figure':
      return { type: 'strong' as const, children: [line(node.text)] };
    default:
      return assertNever(node);
  }
}
