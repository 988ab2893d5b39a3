/**
 * The contents (目录), already filled in. The page numbers are known only after the pages are laid
 * out: they are estimated here, and programs that update fields count them.
 */
import { field, lineRun, paragraph } from './nodes';
import type { ContentsEntry } from './parts';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

interface Contents {
  readonly title: string;
  /** The number of levels that are listed. */
  readonly depth: number;
  /** Whether they fit on one page and are kept together on it. */
  readonly isWhole: boolean;
  /** Whether they stand on a page of their own. */
  readonly startsPage?: boolean;
  /** By the bookmark of the heading. */
  readonly pages?: ReadonlyMap<string, number>;
}

export function contents(
  entries: readonly ContentsEntry[],
  { title, depth, isWhole, startsPage = false, pages = new Map() }: Contents,
): XmlElement[] {
  if (entries.length === 0) return [];
  const last = entries.length - 1;
  return [
    paragraph([lineRun(title)], { style: 'TOCHeading', keepWithNext: true, startsPage }),
    ...entries.map(({ level, text, bookmark }, index) =>
      paragraph(
        [
          ...(index === 0 ? opening(depth) : []),
          xml('w:hyperlink', { 'w:anchor': bookmark, 'w:history': '1' }, [
            lineRun(text),
            w('r', {}, [w('tab')]),
            ...field(`PAGEREF ${bookmark} \\h`, String(pages.get(bookmark) ?? '')),
          ]),
          ...(index === last ? [w('r', {}, [w('fldChar', { fldCharType: 'end' })])] : []),
        ],
        { style: `TOC${level + 1}`, keepWithNext: isWhole && index < last },
      ),
    ),
  ];
}

/** Marks the field as out of date: Word counts the pages when it opens the file. */
const opening = (depth: number): readonly XmlElement[] => [
  w('r', {}, [w('fldChar', { fldCharType: 'begin', dirty: 'true' })]),
  w('r', {}, [xml('w:instrText', { 'xml:space': 'preserve' }, [` TOC \\o "1-${depth}" \\h \\z \\u `])]),
  w('r', {}, [w('fldChar', { fldCharType: 'separate' })]),
];
