/** Small builders of inline elements. All text of the document passes through here. */
import { printable } from '../../domain/printable';
import type { Phrase } from '../../report/rules/model';
import { phraseMark } from '../phrase-mark';
import { linkFromFile } from '../safe-url';
import { visibleLine, visibleText } from '../visible-text';
import type { PdfContext } from './context';
import { pieces } from './pieces';
import type { Inline, InlineNode } from './tree';

export type TextLook = Omit<Extract<InlineNode, { kind: 'text' }>, 'kind' | 'pieces'>;

/** Text with its line breaks. */
export function runs(text: string, look: TextLook = {}): Inline {
  return printable(visibleText(text))
    .split('\n')
    .flatMap((line, index): InlineNode[] => [
      ...(index === 0 ? [] : [{ kind: 'break' } as const]),
      ...(line === '' ? [] : [{ kind: 'text', pieces: pieces(line), ...look } as const]),
    ]);
}

/** Text of one line. */
export const line = (text: string, look: TextLook = {}): Inline => runs(visibleLine(text), look);

/** The words of a phrase in their language, with a mark if it is not the report's language. */
export function phrase(value: Phrase, { locale }: PdfContext, mark = phraseMark(value, locale)): Inline {
  const words = line(value.text, value.language === locale ? {} : { language: value.language });
  return mark === null ? words : [...words, ...runs(` (${mark})`)];
}

/** Words that link to an address, or only the words if it must not be followed. */
export function link(url: string | null, children: Inline, { publicUrl }: PdfContext): Inline {
  const address = linkFromFile(url, publicUrl);
  return address === null || children.length === 0 ? children : [{ kind: 'link', address, children }];
}
