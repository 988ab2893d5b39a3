/** The names a summary template may use in braces. */
import type { Basis } from '../../../../../shared/vocabulary';
import type { Dimension } from '../../../entries/rules/facts';

/** `own` is the basis of the programme, for which a template writes the bare code. */
export type Placeholder =
  | { readonly kind: 'month' }
  | { readonly kind: 'year' }
  | {
      readonly kind: 'figure';
      readonly indicator: string;
      readonly basis: Basis | 'previous' | 'own';
      /** For a figure that is broken down, the part of one option. */
      readonly option?: OptionPlace;
    }
  | {
      readonly kind: 'target' | 'achievement';
      readonly indicator: string;
      readonly basis: Basis | 'own';
    };

/** An option of an indicator's dimension; UNKNOWN_OPTION for the part that belongs to no option. */
export interface OptionPlace {
  readonly dimension: string;
  readonly option: string;
}

/** The options that templates may name, by the word for each: `participants_sex_female`. */
export type OptionWords = ReadonlyMap<string, OptionPlace & { readonly indicator: string }>;

/** The part of a figure that belongs to no option; no option has this code. */
export const UNKNOWN_OPTION = 'unknown';

const NO_OPTIONS: OptionWords = new Map();

/** @param broken the indicators that are broken down, each with its dimensions. */
export function optionWords(
  broken: Iterable<readonly [indicator: string, dimensions: readonly Dimension[]]>,
): OptionWords {
  const words = new Map<string, OptionPlace & { readonly indicator: string }>();
  for (const [indicator, dimensions] of broken) {
    for (const { code: dimension, options } of dimensions) {
      for (const option of [...options.map(({ code }) => code), UNKNOWN_OPTION]) {
        words.set([indicator, dimension, option].join('_'), { indicator, dimension, option });
      }
    }
  }
  return words;
}

const BASIS_OF_SUFFIX = {
  _previous: 'previous',
  _yearToDate: 'year-to-date',
  _toDate: 'to-date',
} as const satisfies Record<string, Basis | 'previous'>;

const SUFFIXES = Object.entries(BASIS_OF_SUFFIX);

/** Values beside a figure, at the basis in the name or at the programme's own basis. */
const BESIDE_OF_SUFFIX = { _target: 'target', _achievement: 'achievement' } as const;

const BESIDE = Object.entries(BESIDE_OF_SUFFIX);

/** Codes of indicators must not end like this: `{participants_target}` is the target of `participants`. */
export const RESERVED_ENDINGS: readonly string[] = BESIDE.map(([suffix]) => suffix);

/** How placeholders are written, for messages. */
export const PLACEHOLDER_FORMS: readonly string[] = [
  'code',
  ...SUFFIXES.map(([suffix]) => `code${suffix}`),
  ...BESIDE.map(([suffix]) => `code${suffix}`),
  'code_dimension_option',
  'month',
  'year',
];

const oneOf = (suffixes: readonly (readonly [string, unknown])[]) =>
  `(?:${suffixes.map(([suffix]) => suffix).join('|')})?`;

const SHAPED_LIKE_AN_INDICATOR = new RegExp(`^[a-z][a-z0-9_]*?${oneOf(SUFFIXES)}${oneOf(BESIDE)}$`);

/**
 * The meaning of a name; null when it is unknown. The longest code wins: if there is an
 * indicator `waste_previous`, `{waste_previous}` is that indicator and not the previous month of `waste`.
 */
export function resolvePlaceholder(
  name: string,
  indicators: ReadonlySet<string>,
  options: OptionWords = NO_OPTIONS,
): Placeholder | null {
  if (name === 'month' || name === 'year') return { kind: name };
  if (indicators.has(name)) return { kind: 'figure', indicator: name, basis: 'own' };
  const own = options.get(name);
  if (own !== undefined) return optionPlaceholder(own, 'own');
  for (const [suffix, basis] of SUFFIXES) {
    const option = name.endsWith(suffix) ? options.get(name.slice(0, -suffix.length)) : undefined;
    // The month before is not broken down by options.
    if (option !== undefined && basis !== 'previous') return optionPlaceholder(option, basis);
    const indicator = name.slice(0, -suffix.length);
    if (name.endsWith(suffix) && indicators.has(indicator)) return { kind: 'figure', indicator, basis };
  }
  return placeholderBeside(name, indicators);
}

function placeholderBeside(name: string, indicators: ReadonlySet<string>): Placeholder | null {
  for (const [suffix, kind] of BESIDE) {
    if (!name.endsWith(suffix)) continue;
    const figure = resolvePlaceholder(name.slice(0, -suffix.length), indicators);
    // There is no target of the month before.
    if (figure?.kind !== 'figure' || figure.basis === 'previous') return null;
    return { kind, indicator: figure.indicator, basis: figure.basis };
  }
  return null;
}

const optionPlaceholder = (
  { indicator, dimension, option }: OptionPlace & { readonly indicator: string },
  basis: Basis | 'own',
): Placeholder => ({ kind: 'figure', indicator, basis, option: { dimension, option } });

/** Distinguishes a mistyped or removed indicator from a name that could never be one. */
export function looksLikeIndicator(name: string): boolean {
  return SHAPED_LIKE_AN_INDICATOR.test(name);
}
