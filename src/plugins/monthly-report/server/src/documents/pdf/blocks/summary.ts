import type { BlockOf } from '../../../report/rules/model';
import { line, runs } from '../inline';
import { paragraph } from '../paragraph';
import type { PrintedBlock } from '../tree';

/** The sentence with its figures in bold. */
export const summary = ({ summary: { nodes } }: BlockOf<'summary'>): PrintedBlock =>
  paragraph(
    'body',
    nodes.flatMap((node) => (node.kind === 'figure' ? line(node.text, { bold: true }) : runs(node.text))),
  );
