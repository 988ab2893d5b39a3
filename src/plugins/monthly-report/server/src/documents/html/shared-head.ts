/** The data that other sites show when somebody shares a page: Open Graph and Twitter's card. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { LOCALES, type Locale } from '../../../../shared/vocabulary';
import { CARD_SIZE } from '../charts/card-picture';
import { absolute } from '../safe-url';
import { visibleLine } from '../visible-text';
import { PAGE_WORDS } from './page-words';

/** Open Graph's names of locales include a country. */
const OG_LOCALES: Readonly<Record<Locale, string>> = { 'zh-Hans': 'zh_CN', en: 'en_GB' };

interface Shared {
  readonly locale: Locale;
  readonly title: string;
  readonly description: string;
  readonly type: 'article' | 'website';
  readonly publicUrl: string;
  /** Root-relative. */
  readonly page: string;
  /** Root-relative; null if there is no card. */
  readonly card: string | null;
  /** The owner of the site; null if nobody has entered it. */
  readonly site: string | null;
  /** ISO 8601. */
  readonly publishedAt: string | null;
}

/** Addresses in the head must be absolute: without a public origin they are left out. */
export function sharedHead(shared: Shared): ElementContent[] {
  const { locale, publicUrl, publishedAt } = shared;
  const card = publicUrl === '' ? null : shared.card;
  const title = visibleLine(shared.title);
  const description = excerpt(shared.description);
  const properties: (readonly [property: string, content: string])[] = [
    ['og:type', shared.type],
    ['og:title', title],
    ...(description === '' ? [] : [['og:description', description] as const]),
    ['og:site_name', visibleLine(shared.site ?? PAGE_WORDS[locale].listTitle)],
    ['og:locale', OG_LOCALES[locale]],
    ...LOCALES.filter((other) => other !== locale).map(
      (other) => ['og:locale:alternate', OG_LOCALES[other]] as const,
    ),
    ...(publicUrl === '' ? [] : [['og:url', absolute(shared.page, publicUrl)] as const]),
    ...(card === null ? [] : picture(absolute(card, publicUrl), title)),
    ...(publishedAt === null ? [] : [['article:published_time', publishedAt] as const]),
  ];
  return [
    ...(description === '' ? [] : [h('meta', { name: 'description', content: description })]),
    ...properties.map(([property, content]) => h('meta', { property, content })),
    h('meta', { name: 'twitter:card', content: card === null ? 'summary' : 'summary_large_image' }),
  ];
}

const picture = (address: string, title: string): (readonly [string, string])[] => [
  ['og:image', address],
  ['og:image:type', 'image/png'],
  ['og:image:width', String(CARD_SIZE.width)],
  ['og:image:height', String(CARD_SIZE.height)],
  ['og:image:alt', title],
];

/** Other sites cut longer texts in the middle of a word. */
const LONGEST_DESCRIPTION = 160;

function excerpt(text: string): string {
  const characters = [...visibleLine(text)];
  return characters.length <= LONGEST_DESCRIPTION
    ? characters.join('')
    : `${characters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`;
}
