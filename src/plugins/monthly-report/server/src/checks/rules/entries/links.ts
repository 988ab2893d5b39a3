/** Every link of an entry, in its text and beside it. */
import type { Link } from '../../../entries/rules/facts';
import type { BlockNode, InlineNode, ListNode, RichText } from '../../../domain/rich-text';
import { nameOfProgress, nameOfStory, nameOfOverview } from '../entry-names';
import type { CheckedProgramme } from '../facts';
import type { Message, Subject } from '../../../domain/finding';

export interface PlacedLink {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  /** The words that are linked. */
  readonly title: string;
  /** Null if only a title was given, which is allowed beside a text but not within it. */
  readonly url: string | null;
}

type Holder = Pick<PlacedLink, 'subject' | 'partner' | 'entry'>;

export function linksOf({ overview, progress, stories }: CheckedProgramme): readonly PlacedLink[] {
  const links: PlacedLink[] = [];
  if (overview !== null) {
    const subject = { kind: 'programme-month', documentId: overview.documentId } as const;
    links.push(...inBodies({ subject, partner: null, entry: nameOfOverview() }, overview.body));
  }
  for (const update of progress) {
    const subject = { kind: 'progress-update', documentId: update.documentId } as const;
    const holder = { subject, partner: null, entry: nameOfProgress(update) };
    links.push(...inBodies(holder, update.body), ...beside(holder, [...update.links, ...update.videos]));
  }
  for (const story of stories) {
    const subject = { kind: 'story', documentId: story.documentId } as const;
    const holder = { subject, partner: story.partner, entry: nameOfStory(story) };
    links.push(...inBodies(holder, story.body), ...beside(holder, story.videos));
  }
  return links;
}

const beside = (holder: Holder, links: readonly Link[]): PlacedLink[] =>
  links.map(({ title, url }) => ({ ...holder, title, url }));

function inBodies(
  holder: Holder,
  bodies: { readonly 'zh-Hans': RichText; readonly en: RichText | null },
): PlacedLink[] {
  return [...bodies['zh-Hans'], ...(bodies.en ?? [])]
    .flatMap(inlineNodes)
    .flatMap((node) =>
      node.type === 'link'
        ? [{ ...holder, title: node.children.map(({ text }) => text).join(''), url: node.url }]
        : [],
    );
}

function inlineNodes(block: BlockNode | ListNode): readonly InlineNode[] {
  if (block.type !== 'list') return block.children;
  return block.children.flatMap((item) => (item.type === 'list' ? inlineNodes(item) : item.children));
}
