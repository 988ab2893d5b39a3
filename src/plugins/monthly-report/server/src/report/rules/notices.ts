/** Marks that tell a reader what kind of text follows. */
import type { Locale } from '../../../../shared/vocabulary';
import type { NoticeBlock } from './model';
import { PHRASES } from './phrases';

export function draftNotice(locale: Locale): NoticeBlock {
  return { kind: 'notice', reason: 'draft', text: PHRASES[locale].draft };
}

export function untranslatedNotice(locale: Locale): NoticeBlock {
  return { kind: 'notice', reason: 'untranslated', text: PHRASES[locale].untranslated };
}
