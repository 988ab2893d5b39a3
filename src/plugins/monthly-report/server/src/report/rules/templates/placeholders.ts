/** The names a summary template may use in braces. */
import type { Basis } from '../../../../../shared/vocabulary';

/** `own` is the basis of the programme, for which a template writes the bare code. */
export type Placeholder =
  | { readonly kind: 'month' }
  | { readonly kind: 'year' }
  | { readonly kind: 'figure'; readonly indicator: string; readonly basis: Basis | 'previous' | 'own' };

const BASIS_OF_SUFFIX = {
  _previous: 'previous',
  _yearToDate: 'year-to-date',
  _toDate: 'to-date',
} as const satisfies Record<string, Basis | 'previous'>;

const SUFFIXES = Object.entries(BASIS_OF_SUFFIX);

/** How placeholders are written, for messages. */
export const PLACEHOLDER_FORMS: readonly string[] = [
  'code',
  ...SUFFIXES.map(([suffix]) => `code${suffix}`),
  'month',
  'year',
];

const SHAPED_LIKE_AN_INDICATOR = new RegExp(
  `^[a-z][a-z0-9_]*?(?:${SUFFIXES.map(([suffix]) => suffix).join('|')})?$`,
);

/**
 * What a name stands for; null when it is unknown. The longest code wins: where there is
 * an indicator `waste_previous`, `{waste_previous}` is that one and not the month before of `waste`.
 */
export function resolvePlaceholder(name: string, indicators: ReadonlySet<string>): Placeholder | null {
  if (name === 'month' || name === 'year') return { kind: name };
  if (indicators.has(name)) return { kind: 'figure', indicator: name, basis: 'own' };
  for (const [suffix, basis] of SUFFIXES) {
    const indicator = name.slice(0, -suffix.length);
    if (name.endsWith(suffix) && indicators.has(indicator)) return { kind: 'figure', indicator, basis };
  }
  return null;
}

/** Tells a mistyped or removed indicator from a name that never could be one. */
export function looksLikeIndicator(name: string): boolean {
  return SHAPED_LIKE_AN_INDICATOR.test(name);
}
