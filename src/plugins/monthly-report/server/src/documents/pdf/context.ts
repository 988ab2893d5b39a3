/** What every handler of the PDF may need to know. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Files } from './files';

export interface PdfContext {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly files: Files;
}
