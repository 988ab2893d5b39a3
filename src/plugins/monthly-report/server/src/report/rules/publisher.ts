/** The publisher of the report: the texts of the network about itself, and the part of the report that prints them. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Photo, Publisher, Translated } from '../../entries/rules/facts';
import type { Block, Phrase, PhotoNode, PublisherNode, Report } from './model';
import type { Outlined } from './outlined';
import { photoBlocks } from './photo-blocks';
import { photoNodes } from './photos';
import { PHRASES } from './phrases';
import { translate } from './translate';

/** @param title title of the report, which the citation may contain. */
export function publisherNode(publisher: Publisher, title: Phrase, locale: Locale): PublisherNode {
  const told = (text: Translated | null): Phrase | null => (text === null ? null : translate(text, locale));
  const network = translate(publisher.network, locale);
  const citation = told(publisher.citation);
  const licence = told(publisher.licence);
  return {
    network,
    publisher: told(publisher.publisher),
    logo: publisher.logo === null ? null : logoNode(publisher.logo, network),
    cover: publisher.cover === null ? null : (photoNodes([publisher.cover], title.text, locale)[0] ?? null),
    colour: publisher.colour,
    contact: told(publisher.contact),
    licence: licence && { text: licence, url: publisher.licenceUrl },
    citation: citation && { ...citation, text: citation.text.replaceAll('{title}', title.text) },
    imprint: told(publisher.imprint),
    filingNumber: publisher.filingNumber,
    signatures: linesOf(told(publisher.signatures)),
  };
}

/** The description of a logo is the name of the network; a logo has no legend. */
const logoNode = (logo: Photo, network: Phrase): PhotoNode => ({
  ...logo,
  description: network.text,
  legend: null,
});

/** The photo of the first page; empty if nobody chose one. */
export function coverBlocks({ publisher, locale }: Pick<Report, 'publisher' | 'locale'>): Block[] {
  const cover = publisher?.cover ?? null;
  return cover === null ? [] : photoBlocks([cover], locale, locale);
}

/** 关于本报告: left out if there is no publisher information. */
export function publisherSection(publisher: PublisherNode | undefined, locale: Locale): Outlined[] {
  if (publisher === undefined) return [];
  const words = PHRASES[locale].about;
  const labelled = (label: (text: string) => string, phrase: Phrase | null): Block[] =>
    linesOf(phrase).map(({ text, language }, index) => ({
      kind: 'paragraph',
      text: index === 0 ? label(text) : text,
      language,
    }));
  const { contact, citation, imprint, licence } = publisher;
  return [
    {
      id: 'about',
      title: { text: words.title, language: locale },
      blocks: [
        ...labelled(words.publisher, publisher.publisher),
        ...labelled((text) => text, imprint),
        ...labelled(words.contact, contact),
        ...labelled(words.citation, citation),
        ...(licence === null ? [] : [licenceBlock(licence, words.licence)]),
      ],
      sections: [],
    },
  ];
}

const licenceBlock = ({ text, url }: NonNullable<PublisherNode['licence']>, label: string): Block => ({
  kind: 'links',
  language: text.language,
  group: label,
  links: [{ group: label, title: text.text, url }],
});

/** One phrase for each line; empty lines are left out. */
function linesOf(phrase: Phrase | null): Phrase[] {
  if (phrase === null) return [];
  return phrase.text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, language: phrase.language }));
}
