import type { BlockOf } from '../../../report/rules/model';
import { lineRun, paragraph, run } from '../nodes';
import type { XmlElement } from '../../xml';

/** The sentence with its figures in bold. */
export function summary(block: BlockOf<'summary'>): XmlElement[] {
  return [
    paragraph(
      block.summary.nodes.map((node) =>
        node.kind === 'figure' ? lineRun(node.text, { bold: true }) : run(node.text),
      ),
      { style: 'BodyText' },
    ),
  ];
}
