/** Headings in Word's own styles; their numbers are Word's too, so that they stay right when the document is edited. */
import { headingText } from '../heading-text';
import type { WordContext } from './context';
import { lineRun, paragraph } from './nodes';
import { type XmlElement } from '../xml';
import { w } from './word-element';

interface HeadingPlace {
  /** 0 for a programme, 1 to 4 below it. */
  readonly level: number;
  /** The number that Word will give it, for the contents; '' if it has none. */
  readonly number: string;
  /** The list that numbers it, if any does. */
  readonly list: number | null;
  readonly startsPage?: boolean;
}

export function heading(
  title: string,
  { level, number, list, startsPage = false }: HeadingPlace,
  { parts }: WordContext,
): XmlElement {
  const name = parts.enter(level, headingText(number, title));
  const id = parts.nextId();
  return paragraph([w('bookmarkStart', { id, name }), lineRun(title), w('bookmarkEnd', { id })], {
    style: `Heading${level + 1}`,
    startsPage,
    ...(list === null || number === '' ? {} : { list: { id: list, level: level - 1 } }),
  });
}
