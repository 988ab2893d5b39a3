/**
 * The outline of the report: its content under numbered headings. A section without
 * content is left out before numbers are given, so numbers never jump.
 */
import type { Locale } from '../../../../shared/vocabulary';
import { headingNumber } from '../../domain/numbering';
import { closingSections } from './closing-sections';
import { progressBlocks, storyBlocks } from './entry-blocks';
import type {
  Heading,
  Phrase,
  ProgrammeNode,
  ProgressNode,
  Report,
  Section,
  StoryNode,
  StoryPartnerNode,
} from './model';
import type { Outlined } from './outlined';
import { overviewBlocks } from './overview-blocks';
import { PHRASES } from './phrases';
import { uniqueIds } from './section-ids';

const DEEPEST_LEVEL = 6;

export function outline(report: Report): Section[] {
  const uniqueId = uniqueIds();
  const unnumbered = ({ id, title, blocks, sections }: Outlined): Section => ({
    id: uniqueId(id),
    heading: { level: 2, number: '', title },
    blocks,
    sections: numbered(sections, [], report.locale, uniqueId),
  });
  // A programme stays even if nothing below its name is left.
  const programmes = report.programmes.map((programme) => ({
    id: programme.code,
    title: programme.name,
    blocks: [],
    sections: withContent(programmeSections(programme, report.locale)),
  }));
  return [...programmes, ...withContent(closingSections(report))].map(unnumbered);
}

function withContent(sections: readonly Outlined[]): Outlined[] {
  return sections
    .map((section) => ({ ...section, sections: withContent(section.sections) }))
    .filter((section) => section.isEntry || section.blocks.length > 0 || section.sections.length > 0);
}

/** @param path the numbers of the headings above: their count gives level and style. */
function numbered(
  sections: readonly Outlined[],
  path: readonly number[],
  locale: Locale,
  uniqueId: (wanted: string) => string,
): Section[] {
  return sections.map((section, index) => {
    const place = [...path, index + 1];
    return {
      id: uniqueId(section.id),
      heading: {
        level: Math.min(2 + place.length, DEEPEST_LEVEL) as Heading['level'],
        number: headingNumber(place, locale),
        title: section.title,
      },
      blocks: section.blocks,
      sections: numbered(section.sections, place, locale, uniqueId),
    };
  });
}

function programmeSections(programme: ProgrammeNode, locale: Locale): Outlined[] {
  const words = PHRASES[locale];
  const id = programme.code;
  const titled = (text: string): Phrase => ({ text, language: locale });
  return [
    {
      id: `${id}-overall`,
      title: titled(words.overallProgress),
      blocks: [],
      sections: [
        {
          id: `${id}-overview`,
          title: titled(words.overview),
          blocks: overviewBlocks(programme, locale),
          sections: [],
        },
        {
          id: `${id}-progress`,
          title: titled(words.activitiesProgress),
          blocks: [],
          sections: programme.progress.map((update) => progressSection(update, id, locale)),
        },
      ],
    },
    {
      id: `${id}-stories`,
      title: titled(words.storiesAndMedia),
      blocks: [],
      sections: storySections(programme, locale),
    },
  ];
}

function progressSection(update: ProgressNode, programme: string, locale: Locale): Outlined {
  return {
    ...progressEntry(update, programme, locale),
    // Headings end at level 6: deeper entries follow their parent on that level.
    sections: descendantsOf(update).map((below) => progressEntry(below, programme, locale)),
  };
}

function progressEntry(update: ProgressNode, programme: string, locale: Locale): Outlined {
  return {
    id: `${programme}-progress-${update.slug}`,
    title: update.title,
    blocks: progressBlocks(update, locale),
    sections: [],
    isEntry: true,
  };
}

function descendantsOf(update: ProgressNode): ProgressNode[] {
  return update.children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** Region, partner, story; one level less if the programme groups by partner alone. */
function storySections(programme: ProgrammeNode, locale: Locale): Outlined[] {
  const id = `${programme.code}-stories`;
  return programme.stories.flatMap(({ region, partners }) => {
    if (region === null)
      return partners.flatMap((partner) => partnerSections(partner, id, programme.code, locale));
    const regionId = `${id}-${region.code ?? 'other'}`;
    return [
      {
        id: regionId,
        title: region.heading,
        blocks: [],
        sections: partners.flatMap((partner) => partnerSections(partner, regionId, programme.code, locale)),
      },
    ];
  });
}

/** A story without an organisation stands on the level of the organisations' headings. */
function partnerSections(
  partner: StoryPartnerNode,
  above: string,
  programme: string,
  locale: Locale,
): Outlined[] {
  const stories = partner.stories.map((story) => storySection(story, programme, locale));
  if (partner.name === null) return stories;
  return [{ id: `${above}-${partner.code}`, title: partner.name, blocks: [], sections: stories }];
}

function storySection(story: StoryNode, programme: string, locale: Locale): Outlined {
  return {
    id: `${programme}-story-${story.slug}`,
    title: story.title,
    blocks: storyBlocks(story, locale),
    sections: [],
    isEntry: true,
  };
}
