/**
 * The contents (目录), filled in already but for the numbers of pages, which nobody knows
 * before the pages are laid out: programs that keep fields up to date count them.
 */
import { field, lineRun, paragraph } from './nodes';
import type { ContentsEntry } from './parts';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

export function contents(entries: readonly ContentsEntry[], title: string): XmlElement[] {
  if (entries.length === 0) return [];
  const last = entries.length - 1;
  return [
    paragraph([lineRun(title)], { style: 'TOCHeading' }),
    ...entries.map(({ level, text, bookmark }, index) =>
      paragraph(
        [
          ...(index === 0 ? OPENING : []),
          xml('w:hyperlink', { 'w:anchor': bookmark, 'w:history': '1' }, [
            lineRun(text),
            w('r', {}, [w('tab')]),
            ...field(`PAGEREF ${bookmark} \\h`, ''),
          ]),
          ...(index === last ? [w('r', {}, [w('fldChar', { fldCharType: 'end' })])] : []),
        ],
        { style: `TOC${level + 1}` },
      ),
    ),
  ];
}

/** Marked as not up to date: Word counts the pages when it opens the file. */
const OPENING: readonly XmlElement[] = [
  w('r', {}, [w('fldChar', { fldCharType: 'begin', dirty: 'true' })]),
  w('r', {}, [xml('w:instrText', { 'xml:space': 'preserve' }, [' TOC \\o "1-5" \\h \\z \\u '])]),
  w('r', {}, [w('fldChar', { fldCharType: 'separate' })]),
];
