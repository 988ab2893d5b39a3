/**
 * Small builders of hast nodes. The serialiser escapes text; addresses are checked here.
 *
 * A text node is always given to h() in an array: as a bare second argument it would be
 * taken for properties (an <input> has `type` and `value` too) and be lost.
 */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Locale } from '../../../../shared/vocabulary';
import type { Phrase } from '../../report/rules/model';
import { phraseMark } from '../phrase-mark';
import { absolute, safeLink } from '../safe-url';
import { visibleLine, visibleText } from '../visible-text';
import type { HtmlContext } from './context';

export function text(value: string): ElementContent {
  return { type: 'text', value: visibleText(value) };
}

export function line(value: string): ElementContent {
  return { type: 'text', value: visibleLine(value) };
}

/** The language of an element; undefined if it is the page's language. */
export function langOf(language: Locale, { locale }: Pick<HtmlContext, 'locale'>): Locale | undefined {
  return language === locale ? undefined : language;
}

/** The words of a phrase, with its language and a visible mark if it is not the page's language. */
export function phrase(
  value: Phrase,
  context: Pick<HtmlContext, 'locale'>,
  mark: string | null = phraseMark(value, context.locale),
): ElementContent[] {
  const language = langOf(value.language, context);
  const words = language === undefined ? line(value.text) : h('span', { lang: language }, line(value.text));
  return mark === null ? [words] : [words, text(' '), h('small.untranslated', [line(mark)])];
}

/** A link, or only its words if the address must not be followed. */
export function link(
  url: string | null,
  children: ElementContent[],
  { publicUrl }: Pick<HtmlContext, 'publicUrl'>,
): ElementContent[] {
  const href = safeLink(url);
  if (href === null) return children;
  return [h('a', { href: absolute(href, publicUrl), rel: ['noopener', 'noreferrer'] }, children)];
}
