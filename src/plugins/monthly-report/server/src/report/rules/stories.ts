/** Stories of a programme under their regions and partners. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Programme, Reference, Region, Story } from '../../entries/rules/facts';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';
import { compareContent, compareEntries } from './entry-order';
import type { Phrase, StoryNode, StoryPartnerNode, StoryRegionNode } from './model';
import { photoNodes } from './photos';
import { PHRASES } from './phrases';
import { inDefaultLocale, translate } from './translate';

/**
 * Regions by order, then code, stories without a region last; in each region the partners by
 * their first story. A programme that groups by partner alone has one group without a region.
 */
export function groupStories(
  stories: readonly Story[],
  programme: Programme,
  reference: Reference,
  locale: Locale,
): StoryRegionNode[] {
  if (stories.length === 0) return [];
  const sorted = [...stories].sort(compareEntries);
  if (programme.storyGrouping === 'partner') {
    return [{ region: null, partners: groupByPartner(sorted, reference, locale) }];
  }
  const regionOf = (story: Story) => partnerOf(story, reference)?.region ?? null;
  const regions = new Map(sorted.map((story) => [regionOf(story)?.code ?? null, regionOf(story)]));
  return [...regions.values()].sort(compareRegions).map((region) => ({
    region: regionNode(region, programme, locale),
    partners: groupByPartner(
      sorted.filter((story) => regionOf(story)?.code === region?.code),
      reference,
      locale,
    ),
  }));
}

function partnerOf(story: Story, reference: Reference) {
  return story.partner === null ? undefined : reference.partners.get(story.partner);
}

const compareRegions = nullsLast(
  inOrder<Region>(
    by((region) => region.order, compareNumber),
    by((region) => region.code, compareText),
  ),
);

function regionNode(region: Region | null, programme: Programme, locale: Locale) {
  if (region === null) {
    const name: Phrase = { text: PHRASES[locale].otherRegion, language: locale };
    return { code: null, name, heading: name };
  }
  return {
    code: region.code,
    name: translate(region.name, locale),
    heading: regionHeading(region, programme, locale),
  };
}

/** The whole heading is in one language: half a translation is worse than no translation. */
function regionHeading(region: Region, programme: Programme, locale: Locale): Phrase {
  if (programme.regionHeading === null) return translate(region.name, locale);
  const template = translate(programme.regionHeading, locale);
  const name = translate(region.name, locale);
  return template.language === name.language
    ? filledIn(template, name)
    : filledIn(inDefaultLocale(programme.regionHeading), inDefaultLocale(region.name));
}

function filledIn(template: Phrase, region: Phrase): Phrase {
  return { text: template.text.split('{region}').join(region.text), language: template.language };
}

interface PartnerStories {
  readonly code: string | null;
  /** Never empty, in their order. */
  readonly stories: readonly [Story, ...Story[]];
}

const byFirstStory = inOrder<PartnerStories>(
  by(({ stories }) => stories[0], compareContent),
  by(({ code }) => code, nullsLast(compareText)),
);

function groupByPartner(sorted: readonly Story[], reference: Reference, locale: Locale): StoryPartnerNode[] {
  const groups = new Map<string | null, [Story, ...Story[]]>();
  for (const story of sorted) {
    const group = groups.get(story.partner);
    if (group) group.push(story);
    else groups.set(story.partner, [story]);
  }
  return [...groups]
    .map(([code, stories]): PartnerStories => ({ code, stories }))
    .sort(byFirstStory)
    .map(({ code, stories }) => ({
      code,
      name: code === null ? null : partnerName(code, reference, locale),
      stories: stories.map((story) => storyNode(story, reference, locale)),
    }));
}

function partnerName(code: string, reference: Reference, locale: Locale): Phrase {
  const partner = reference.partners.get(code);
  return partner ? translate(partner.name, locale) : { text: code, language: locale };
}

function storyNode(story: Story, reference: Reference, locale: Locale): StoryNode {
  const { language, title, body } = story.narrative;
  return {
    documentId: story.documentId,
    slug: story.slug,
    status: story.status,
    title: { text: title, language },
    occurredOn: story.occurredOn,
    body,
    photos: photoNodes(story.photos, title, language),
    videos: story.videos,
    communities: story.communities.map((code) => {
      const community = reference.communities.get(code);
      return { code, name: community ? translate(community.name, locale) : { text: code, language: locale } };
    }),
  };
}
