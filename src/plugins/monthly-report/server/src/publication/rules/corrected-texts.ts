/** The texts of a report that differ between two revisions, by the names that readers know. */
import canonicalize from 'canonicalize';

import type { Locale } from '../../../../shared/vocabulary';
import type {
  CorrectedTextNode,
  EntryNode,
  Phrase,
  ProgrammeNode,
  ProgressNode,
  Report,
  TotalNode,
} from '../../report/rules/model';
import { PHRASES, type ReportPart, type TextChange } from '../../report/rules/phrases';
import { toPlain } from './plain-json';

/** A part of a report: its name, and the content to compare. */
interface Part {
  readonly key: string;
  readonly name: Phrase;
  readonly content: unknown;
}

export function correctedTexts(before: Report, after: Report): CorrectedTextNode[] {
  const { locale } = after;
  const earlier = new Map(before.programmes.map((programme) => [programme.code, programme]));
  const later = new Set(after.programmes.map(({ code }) => code));
  return [
    ...differences(partsOfReport(before), partsOfReport(after), null, locale),
    ...after.programmes.flatMap((programme) =>
      programmeTexts(earlier.get(programme.code), programme, locale),
    ),
    ...before.programmes
      .filter(({ code }) => !later.has(code))
      .flatMap((programme) => programmeTexts(programme, undefined, locale)),
  ];
}

function programmeTexts(
  before: ProgrammeNode | undefined,
  after: ProgrammeNode | undefined,
  locale: Locale,
): CorrectedTextNode[] {
  const told = after ?? before;
  if (told === undefined) return [];
  const programme = { code: told.code, name: told.name };
  if (before && after) {
    return differences(partsOfProgramme(before, locale), partsOfProgramme(after, locale), programme, locale);
  }
  return [textNode(after ? 'added' : 'removed', programme, programme.name, locale)];
}

/** The parts of the newer revision in their order, then the parts that only the older one has. */
function differences(
  before: readonly Part[],
  after: readonly Part[],
  programme: CorrectedTextNode['programme'],
  locale: Locale,
): CorrectedTextNode[] {
  const earlier = new Map(before.map((part) => [part.key, part]));
  const later = new Set(after.map(({ key }) => key));
  const changeOf = (part: Part): TextChange | null => {
    const was = earlier.get(part.key);
    if (was === undefined) return 'added';
    return writtenOf(was.content) === writtenOf(part.content) ? null : 'changed';
  };
  return [
    ...after.flatMap((part) => {
      const change = changeOf(part);
      return change === null ? [] : [textNode(change, programme, part.name, locale)];
    }),
    ...before
      .filter(({ key }) => !later.has(key))
      .map(({ name }) => textNode('removed', programme, name, locale)),
  ];
}

/** Equal for equal trees, whatever the order of their keys. */
const writtenOf = (content: unknown): string | undefined => canonicalize(toPlain(content));

function textNode(
  change: TextChange,
  programme: CorrectedTextNode['programme'],
  name: Phrase,
  locale: Locale,
): CorrectedTextNode {
  const where = programme === null || programme.name === name ? '' : `${programme.name.text} · `;
  return { programme, change, name, text: PHRASES[locale].correctedText(change, `${where}${name.text}`) };
}

function partsOfReport({ title, note, publisher, explanations, locale }: Report): Part[] {
  return [
    part('title', title, locale),
    ...(note === null ? [] : [part('note', note, locale)]),
    ...(publisher === undefined ? [] : [part('publisher', publisher, locale)]),
    ...(explanations.length === 0
      ? []
      : [
          {
            key: 'explanations',
            name: { text: PHRASES[locale].explanations, language: locale },
            content: explanations,
          },
        ]),
  ];
}

function partsOfProgramme(programme: ProgrammeNode, locale: Locale): Part[] {
  const { overview, summary, reporting, totals, progress, stories, name } = programme;
  return [
    part('names', [name, totals.map(({ label, unit }) => [label, unit])], locale),
    ...(overview === null
      ? []
      : [
          {
            key: 'overview',
            name: { text: PHRASES[locale].overview, language: locale },
            content: overview,
          },
        ]),
    // Figures in the summary are left out: they are compared as figures.
    part(
      'summary',
      summary.nodes.map((node) => (node.kind === 'text' ? node.text : [node.indicator, node.basis])),
      locale,
    ),
    part('reporting', reporting, locale),
    ...totals.flatMap((total) => [...statedPart(total, locale), ...targetsPart(total, locale)]),
    ...flattened(progress).map(({ children: _children, ...update }) => entryPart(update)),
    ...stories.flatMap(({ region, partners }) =>
      partners.flatMap(({ code, name: partner, stories: told }) =>
        told.map((story) => entryPart(story, [region, code, partner])),
      ),
    ),
  ];
}

const part = (key: ReportPart, content: unknown, locale: Locale): Part => ({
  key,
  name: { text: PHRASES[locale].partNames[key], language: locale },
  content,
});

const statedPart = ({ indicator, label, stated }: TotalNode, locale: Locale): Part[] =>
  stated === null
    ? []
    : [
        {
          key: `stated ${indicator}`,
          name: { text: PHRASES[locale].statedFigure(label.text), language: locale },
          content: stated,
        },
      ];

/** The achievement is left out, because it follows from the figure. Another target is a change of its own. */
const targetsPart = ({ indicator, label, targets }: TotalNode, locale: Locale): Part[] =>
  targets === undefined
    ? []
    : [
        {
          key: `targets ${indicator}`,
          name: { text: PHRASES[locale].targetsOf(label.text), language: locale },
          content: Object.entries(targets).map(([basis, { target }]) => [basis, target]),
        },
      ];

/** @param place the headings above the entry. */
const entryPart = (entry: Pick<EntryNode, 'documentId' | 'title'>, place: unknown = null): Part => ({
  key: `entry ${entry.documentId}`,
  name: entry.title,
  content: [entry, place],
});

function flattened(updates: readonly ProgressNode[]): ProgressNode[] {
  return updates.flatMap((update) => [update, ...flattened(update.children)]);
}
