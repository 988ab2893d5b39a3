/** The frame every page has. */
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { LOCALES, type Locale } from '../../../../shared/vocabulary';
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
  /** Further links of the head. */
  readonly headLinks?: readonly ElementContent[];
  /** Kept out of search engines: previews. */
  readonly isPrivate?: boolean;
  readonly body: readonly ElementContent[];
}

export function page({ locale, title, publicUrl, languages, headLinks = [], isPrivate, body }: Page): string {
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', [line(title)]),
    ...(isPrivate ? [h('meta', { name: 'robots', content: 'noindex' })] : []),
    // Root-relative even where there is a public address: the policy allows only the site the page came from.
    h('link', { rel: 'stylesheet', href: STYLESHEET_PATH }),
    h('link', { rel: 'canonical', href: absolute(languages[locale], publicUrl) }),
    ...LOCALES.map((other) =>
      h('link', { rel: 'alternate', hrefLang: other, href: absolute(languages[other], publicUrl) }),
    ),
    ...headLinks,
  ]);
  const skip = h('a.skip', { href: '#report' }, line(PAGE_WORDS[locale].skip));
  return `${toHtml([{ type: 'doctype' }, h('html', { lang: locale }, [head, h('body', [skip, ...body])])])}\n`;
}

export function languageSwitch(locale: Locale, languages: Readonly<Record<Locale, string>>): ElementContent {
  const words = PAGE_WORDS[locale];
  return h('nav', { ariaLabel: words.languages }, [
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
