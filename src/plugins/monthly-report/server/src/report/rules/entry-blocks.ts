/** The blocks under the heading of a story or a progress update. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Link } from '../../entries/rules/facts';
import { dayText, spanText } from './days';
import type { Block, EntryNode, Phrase, ProgressNode, StoryNode } from './model';
import { draftNotice, untranslatedNotice } from './notices';
import { photoBlocks } from './photo-blocks';
import { PHRASES } from './phrases';

export function storyBlocks(story: StoryNode, locale: Locale): Block[] {
  return [
    ...notices(story, locale),
    ...details([...dayOf(story, locale), ...story.communities.map((community) => community.name)]),
    ...body(story),
    ...media(story, locale),
  ];
}

export function progressBlocks(update: ProgressNode, locale: Locale): Block[] {
  return [
    ...notices(update, locale),
    ...details(dayOf(update, locale)),
    ...event(update, locale),
    ...body(update),
    ...linkGroups(update),
    ...media(update, locale),
  ];
}

function notices(entry: EntryNode, locale: Locale): Block[] {
  const blocks: Block[] = [];
  if (entry.status === 'draft') blocks.push(draftNotice(locale));
  if (entry.title.language !== locale) blocks.push(untranslatedNotice(locale));
  return blocks;
}

function dayOf(entry: EntryNode, locale: Locale): Phrase[] {
  return entry.occurredOn === null ? [] : [{ text: dayText(entry.occurredOn, locale), language: locale }];
}

function details(items: readonly Phrase[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'details', items }];
}

function event(update: ProgressNode, locale: Locale): Block[] {
  if (update.eventStatus === null) return [];
  const planned = spanText(update.plannedFrom, update.plannedTo, locale);
  const newDate = update.newDate === null ? null : dayText(update.newDate, locale);
  const text = PHRASES[locale].event(update.eventStatus, planned, newDate);
  return text === null ? [] : [{ kind: 'paragraph', text }];
}

function body({ body: richText, title }: EntryNode): Block[] {
  return richText.length === 0 ? [] : [{ kind: 'rich-text', language: title.language, body: richText }];
}

/** Groups in the order in which they first appear; links without a group stand together. */
function linkGroups({ links, title }: ProgressNode): Block[] {
  const groups = new Map<string | null, Link[]>();
  for (const link of links) groups.set(link.group, [...(groups.get(link.group) ?? []), link]);
  return [...groups].map(([group, grouped]) => ({
    kind: 'links',
    language: title.language,
    group,
    links: grouped,
  }));
}

function media({ photos, videos, title }: EntryNode, locale: Locale): Block[] {
  const blocks: Block[] = [];
  const { language } = title;
  blocks.push(...photoBlocks(photos, language, locale));
  if (videos.length > 0) blocks.push({ kind: 'videos', language, label: PHRASES[locale].videos, videos });
  return blocks;
}
