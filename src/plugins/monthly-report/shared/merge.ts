/**
 * Two people change one entry. This module compares the common base, one person's values and the values that the
 * other person has saved meanwhile, field by field. Figures of different indicators are merged; people decide about
 * everything else.
 */

/** A value of JSON. */
export type Value = unknown;
export type Values = Readonly<Record<string, Value>>;

/** The field that holds the figures of an activity by the codes of their indicators. */
export const FIGURES = 'measurements';

export type Merge =
  /** The stored values that are compared are still the base. */
  | { readonly kind: 'unchanged' }
  /** Both have the same values. */
  | { readonly kind: 'same' }
  | {
      readonly kind: 'merged';
      readonly fields: Values;
      /** Codes of the indicators that the other person changed. */
      readonly taken: readonly string[];
    }
  | {
      readonly kind: 'conflict';
      /** Names of the fields that differ, figures as `measurements.<code>`. */
      readonly fields: readonly string[];
    };

/**
 * Indicators that must be decided together: a total and its parts. The key is a code, the value is the name of its
 * family.
 */
export type Families = Readonly<Record<string, string>>;

const isObject = (value: Value): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** These values all mean empty: null, an absent key, the empty text, an empty list. */
const isEmpty = (value: Value): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function areSame(one: Value, other: Value): boolean {
  if (Object.is(one, other) || (isEmpty(one) && isEmpty(other))) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, at) => areSame(value, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  return keysOf(one, other).every((key) => areSame(one[key], other[key]));
}

const keysOf = (...all: readonly Values[]): string[] =>
  [...new Set(all.flatMap((values) => Object.keys(values)))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Names of the keys whose values differ. */
export const changed = (before: Values, after: Values): string[] =>
  keysOf(before, after).filter((key) => !areSame(before[key], after[key]));

const figuresOf = (values: Values): Values => {
  const figures = values[FIGURES];
  return isObject(figures) ? figures : {};
};

/**
 * The base of a form that was sent before without an answer. A stored value that equals the sent value came from the
 * form itself; for every other value the first base stays.
 */
export function baseline(base: Values, sent: Values | null, theirs: Values): Values {
  if (sent === null) return base;
  const own = (before: Values, given: Values, stored: Values): Values =>
    Object.fromEntries(
      keysOf(before, given, stored).map((key) => [
        key,
        areSame(given[key], stored[key]) ? given[key] : before[key],
      ]),
    );
  const [before, given, stored] = [base, sent, theirs].map(figuresOf) as [Values, Values, Values];
  return FIGURES in sent
    ? { ...own(base, sent, theirs), [FIGURES]: own(before, given, stored) }
    : own(base, sent, theirs);
}

/**
 * @param base the values that both started from.
 * @param mine the values to save.
 * @param theirs the values that are stored now.
 */
export function merge(base: Values, mine: Values, theirs: Values, families: Families = {}): Merge {
  if (areSame(mine, theirs)) return { kind: 'same' };
  const byThem = changed(base, theirs);
  if (byThem.length === 0) return { kind: 'unchanged' };

  const byMe = changed(base, mine);
  const isOfFigures = [...byThem, ...byMe].every((field) => field === FIGURES);
  const [figures, mineFigures, theirFigures] = [base, mine, theirs].map(figuresOf) as [
    Values,
    Values,
    Values,
  ];
  const taken = changed(figures, theirFigures);
  const given = changed(figures, mineFigures);
  const familyOf = (code: string): string => families[code] ?? code;
  const theirFamilies = new Set(taken.map(familyOf));
  const isApart = given.every(
    (code) => !theirFamilies.has(familyOf(code)) || areSame(mineFigures[code], theirFigures[code]),
  );
  if (isOfFigures && isApart) {
    const merged = { ...mineFigures, ...Object.fromEntries(taken.map((code) => [code, theirFigures[code]])) };
    return { kind: 'merged', fields: { ...mine, [FIGURES]: merged }, taken };
  }
  const differing = changed(mine, theirs).flatMap((field) =>
    field === FIGURES ? changed(mineFigures, theirFigures).map((code) => `${FIGURES}.${code}`) : [field],
  );
  return { kind: 'conflict', fields: differing };
}
