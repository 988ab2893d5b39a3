import type { Locale } from '../../../../shared/vocabulary';
import { PRINTED_WORDS } from '../printed-words';
import { visibleLine } from '../visible-text';
import { lineRun, paragraph } from './nodes';
import type { XmlElement } from '../xml';

/** A note in place of a picture that is gone, is unreadable or is beyond the limit: the report is made without it. */
export function missingPicture(description: string, locale: Locale): XmlElement {
  return paragraph([lineRun(PRINTED_WORDS[locale].missingPicture(visibleLine(description)))], {
    style: 'MissingPicture',
  });
}
