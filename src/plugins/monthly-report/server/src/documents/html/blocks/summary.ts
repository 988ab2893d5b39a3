import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { assertNever } from '../../../domain/assert-never';
import type { BlockOf, SentenceNode } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { figureLink } from '../figure-link';
import { langOf, text } from '../nodes';

/** The sentence with its figures emphasised and traceable: each names its indicator. */
export function summary(block: BlockOf<'summary'>, context: HtmlContext): ElementContent[] {
  const { language, nodes } = block.summary;
  return [
    h(
      'p.summary',
      { lang: langOf(language, context) },
      nodes.map((node) => sentenceNode(node, context)),
    ),
  ];
}

function sentenceNode(node: SentenceNode, context: HtmlContext): ElementContent {
  switch (node.kind) {
    case 'text':
      return text(node.text);
    case 'figure':
      return h('strong.figure', { dataIndicator: node.indicator, dataBasis: node.basis }, [
        figureLink(node.text, node.indicator, node.basis, context),
      ]);
    default:
      return assertNever(node);
  }
}
