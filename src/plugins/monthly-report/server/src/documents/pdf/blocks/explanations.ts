import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { line, phrase, runs } from '../inline';
import { bulletList } from '../list';
import type { PrintedBlock } from '../tree';

export const explanations = ({ items, dash }: BlockOf<'explanations'>, context: PdfContext): PrintedBlock =>
  bulletList(
    items.map(({ message, explanation }) => [
      ...line(message),
      ...runs(dash),
      ...phrase(explanation, context),
    ]),
  );
