import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { line, phrase, runs } from '../inline';
import { bulletList } from '../list';
import type { PrintedBlock } from '../tree';

export const findings = ({ items, dash }: BlockOf<'findings'>, context: PdfContext): PrintedBlock =>
  bulletList(
    items.map(({ label, message, explanation }) => [
      ...line(label, { bold: true }),
      ...runs(' '),
      ...line(message),
      ...(explanation === null ? [] : [...runs(dash), ...phrase(explanation, context)]),
    ]),
  );
