/** The lists of the document. Headings are numbered 一、（一）1.（1） in Chinese and 1. 1.1 1.1.1 in English. */
import type { Locale } from '../../../../shared/vocabulary';
import { NAMESPACES } from './namespaces';
import type { ListInstance } from './parts';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

/** How many levels a list has in Word. */
const LEVELS = 9;
const INDENT = 420;

interface LevelLook {
  readonly format: string;
  readonly text: string;
  /** The separator between the number and the words. */
  readonly after: 'nothing' | 'space' | 'tab';
}

const CHINESE_HEADINGS: readonly LevelLook[] = [
  { format: 'chineseCountingThousand', text: '%1、', after: 'nothing' },
  { format: 'chineseCountingThousand', text: '（%2）', after: 'nothing' },
  { format: 'decimal', text: '%3.', after: 'space' },
  { format: 'decimal', text: '（%4）', after: 'nothing' },
];

const ENGLISH_HEADINGS: readonly LevelLook[] = [
  { format: 'decimal', text: '%1.', after: 'space' },
  { format: 'decimal', text: '%1.%2', after: 'space' },
  { format: 'decimal', text: '%1.%2.%3', after: 'space' },
  { format: 'decimal', text: '%1.%2.%3.%4', after: 'space' },
];

const HEADINGS: Readonly<Record<Locale, readonly LevelLook[]>> = {
  'zh-Hans': CHINESE_HEADINGS,
  en: ENGLISH_HEADINGS,
};

const BULLET_MARKS = ['•', '–', '▪'] as const;

const everyLevel = (look: (level: number) => LevelLook): LevelLook[] =>
  Array.from({ length: LEVELS }, (_, level) => look(level));

const ABSTRACT_IDS: Readonly<Record<ListInstance['kind'], number>> = { headings: 0, bullets: 1, ordered: 2 };

export function numbering(lists: readonly ListInstance[], locale: Locale): XmlElement {
  return xml('w:numbering', NAMESPACES, [
    abstractList(
      'headings',
      HEADINGS[locale].map((look, level) => levelOf(look, level, 0)),
    ),
    abstractList(
      'bullets',
      everyLevel((level) => ({
        format: 'bullet',
        text: BULLET_MARKS[level % BULLET_MARKS.length] ?? '•',
        after: 'tab',
      })).map((look, level) => levelOf(look, level, INDENT)),
    ),
    abstractList(
      'ordered',
      everyLevel((level) => ({ format: 'decimal', text: `%${level + 1}.`, after: 'tab' })).map(
        (look, level) => levelOf(look, level, INDENT),
      ),
    ),
    ...lists.map(({ id, kind }) =>
      w('num', { numId: id }, [
        w('abstractNumId', { val: ABSTRACT_IDS[kind] }),
        // Without it Word continues the numbers of the last list of this kind.
        ...Array.from({ length: kind === 'headings' ? HEADINGS[locale].length : LEVELS }, (_, level) =>
          w('lvlOverride', { ilvl: level }, [w('startOverride', { val: 1 })]),
        ),
      ]),
    ),
  ]);
}

const abstractList = (kind: ListInstance['kind'], levels: readonly XmlElement[]): XmlElement =>
  w('abstractNum', { abstractNumId: ABSTRACT_IDS[kind] }, [
    w('multiLevelType', { val: 'multilevel' }),
    ...levels,
  ]);

const levelOf = ({ format, text, after }: LevelLook, level: number, indent: number): XmlElement =>
  w('lvl', { ilvl: level }, [
    w('start', { val: 1 }),
    w('numFmt', { val: format }),
    w('suff', { val: after }),
    w('lvlText', { val: text }),
    w('lvlJc', { val: 'left' }),
    w('pPr', {}, [w('ind', { left: indent * (level + 1), hanging: indent })]),
  ]);
