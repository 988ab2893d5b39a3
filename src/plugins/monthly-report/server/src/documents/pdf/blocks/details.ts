import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { phrase, runs } from '../inline';
import { paragraph } from '../paragraph';
import type { PrintedBlock } from '../tree';

export function details({ items }: BlockOf<'details'>, context: PdfContext): PrintedBlock {
  return paragraph(
    'details',
    items.flatMap((item, index) => [...(index === 0 ? [] : runs(' · ')), ...phrase(item, context)]),
  );
}
