import type { Locale } from '../../../../shared/vocabulary';
import type { PdfContext } from './context';
import type { PrintedBlock } from './tree';

/** Blocks marked with the language they are really in, if it is not the report's language. */
export function inLanguage(
  language: Locale | undefined,
  blocks: PrintedBlock[],
  { locale }: PdfContext,
): PrintedBlock[] {
  return language === undefined || language === locale ? blocks : [{ kind: 'language', language, blocks }];
}
