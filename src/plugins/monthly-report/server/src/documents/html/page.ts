/** The frame every page has. */
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../../../shared/vocabulary';
import { feedAddress, indexAddress } from '../links';
import { absolute } from '../safe-url';
import { line } from './nodes';
import { LANGUAGE_NAMES, PAGE_WORDS } from './page-words';
import { STYLESHEET_PATH } from './stylesheet';

interface Page {
  readonly locale: Locale;
  readonly title: string;
  readonly publicUrl: string;
  /** This page in every language. */
  readonly languages: Readonly<Record<Locale, string>>;
  /** Further elements of the head. */
  readonly head?: readonly ElementContent[];
  /** True for previews: search engines must not index them. */
  readonly isPrivate?: boolean;
  readonly body: readonly ElementContent[];
}

export function page({
  locale,
  title,
  publicUrl,
  languages,
  head: more = [],
  isPrivate,
  body,
}: Page): string {
  const words = PAGE_WORDS[locale];
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', [line(title)]),
    ...(isPrivate ? [h('meta', { name: 'robots', content: 'noindex' })] : []),
    // Root-relative even if there is a public address: the policy allows only the site that the page came from.
    h('link', { rel: 'stylesheet', href: STYLESHEET_PATH }),
    ...addressesOf(locale, languages, publicUrl),
    h('link', {
      rel: 'alternate',
      type: 'application/atom+xml',
      title: words.listTitle,
      href: feedAddress(locale),
    }),
    ...more,
  ]);
  const skip = h('a.skip', { href: '#report' }, line(words.skip));
  return `${toHtml([{ type: 'doctype' }, h('html', { lang: locale }, [head, h('body', [skip, ...body])])])}\n`;
}

/** Search engines need absolute addresses: without a public origin the links are left out. */
function addressesOf(
  locale: Locale,
  languages: Readonly<Record<Locale, string>>,
  publicUrl: string,
): ElementContent[] {
  if (publicUrl === '') return [];
  const alternate = (hrefLang: string, address: string) =>
    h('link', { rel: 'alternate', hrefLang, href: absolute(address, publicUrl) });
  return [
    h('link', { rel: 'canonical', href: absolute(languages[locale], publicUrl) }),
    ...LOCALES.map((other) => alternate(other, languages[other])),
    alternate('x-default', languages[DEFAULT_LOCALE]),
  ];
}

/** The line above the title: the way to all reports, and the languages. */
export function siteBar(locale: Locale, languages: Readonly<Record<Locale, string>>): ElementContent {
  return h('div.bar', [
    h('a.home', { href: indexAddress(locale) }, line(PAGE_WORDS[locale].allReports)),
    languageSwitch(locale, languages),
  ]);
}

export function languageSwitch(locale: Locale, languages: Readonly<Record<Locale, string>>): ElementContent {
  const words = PAGE_WORDS[locale];
  return h('nav.languages', { ariaLabel: words.languages }, [
    h(
      'ul',
      LOCALES.map((other) =>
        h('li', [
          other === locale
            ? h('span', { lang: other, ariaCurrent: 'true' }, line(LANGUAGE_NAMES[other]))
            : h('a', { lang: other, hrefLang: other, href: languages[other] }, line(LANGUAGE_NAMES[other])),
        ]),
      ),
    ),
  ]);
}

/** The register that a site's number (备案号) is looked up in; sites in China link to it at the foot of every page. */
const REGISTER = 'https://beian.miit.gov.cn/';

export function colophon(locale: Locale, filingNumber: string | null = null): ElementContent {
  const words = PAGE_WORDS[locale];
  return h('footer.colophon', [
    h('p', [
      h('a', { href: indexAddress(locale) }, line(words.allReports)),
      h('a', { href: feedAddress(locale), type: 'application/atom+xml' }, line(words.feed)),
      ...(filingNumber === null
        ? []
        : [h('a', { href: REGISTER, rel: ['noopener', 'noreferrer'] }, line(filingNumber))]),
    ]),
  ]);
}
