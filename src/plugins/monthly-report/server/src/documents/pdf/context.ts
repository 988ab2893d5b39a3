/** The context of every handler of the PDF. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Files } from './files';

export interface PdfContext {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly files: Files;
}
