/** The settings of indicators that decide how an entry counts. */
import type { AggregationType, IndicatorSource, PeriodFormula } from '../../../../shared/vocabulary';

/** An indicator as far as counting needs it. */
export interface Definition {
  readonly code: string;
  readonly source: IndicatorSource;
  /** Null if nothing is entered for it. */
  readonly aggregationType: AggregationType | null;
  readonly calculationFormulaAcrossPeriods: PeriodFormula | null;
  /** Codes. */
  readonly parts: readonly string[];
}

export interface CountingRules {
  /** Indicators combined by MAX: their largest values are kept. */
  readonly largest: ReadonlySet<string>;
  /** Indicators combined by LAST: only the latest entry of each reporter's month counts. */
  readonly last: ReadonlySet<string>;
  /** Levels (存量): the state at the end of a span. */
  readonly levels: ReadonlySet<string>;
  /** The measured parts of the measured indicators that have parts, by code. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** Whether LAST treats all partners of a programme as one reporter, as revisions of form 1 do. */
  readonly oneReporter: boolean;
}

type LevelSettings = Pick<Definition, 'source'> &
  Partial<Pick<Definition, 'aggregationType' | 'calculationFormulaAcrossPeriods'>>;

/** A measured SUM or LAST with the formula `latest`. */
export const isLevel = ({ source, ...settings }: LevelSettings): boolean =>
  source === 'measured' &&
  settings.calculationFormulaAcrossPeriods === 'latest' &&
  (settings.aggregationType === 'SUM' || settings.aggregationType === 'LAST');

export function countingRules(definitions: Iterable<Definition>): CountingRules {
  const all = new Map([...definitions].map((definition) => [definition.code, definition]));
  const measured = [...all.values()].filter(({ source }) => source === 'measured');
  const combinedBy = (type: AggregationType): ReadonlySet<string> =>
    new Set(measured.flatMap(({ code, aggregationType }) => (aggregationType === type ? [code] : [])));
  return {
    largest: combinedBy('MAX'),
    last: combinedBy('LAST'),
    levels: new Set(measured.filter(isLevel).map(({ code }) => code)),
    parts: new Map(
      measured.flatMap((whole) => {
        const found = whole.parts.length === 0 ? null : measuredParts(all, whole.parts, [whole.code]);
        return found === null || !found.every(isLike(whole)) ? [] : [[whole.code, codesOf(found)] as const];
      }),
    ),
    oneReporter: false,
  };
}

/** The rules that figures of revisions of form 1 were made by. */
export function rulesOfForm1(definitions: Iterable<Definition>): CountingRules {
  return { ...countingRules(definitions), levels: new Set(), parts: new Map(), oneReporter: true };
}

const codesOf = (definitions: readonly Definition[]): string[] => definitions.map(({ code }) => code);

/** Values that are combined differently cannot be added: the largest values of parts may be of different days. */
const isLike =
  (whole: Definition) =>
  (part: Definition): boolean =>
    part.aggregationType === whole.aggregationType &&
    part.calculationFormulaAcrossPeriods === whole.calculationFormulaAcrossPeriods;

/**
 * Replaces calculated parts by their own parts: nobody enters calculated ones.
 *
 * @returns null if a part is counted (no entry states it), is a part of itself, or is missing.
 */
function measuredParts(
  all: ReadonlyMap<string, Definition>,
  codes: readonly string[],
  above: readonly string[],
): readonly Definition[] | null {
  const found: Definition[] = [];
  for (const code of codes) {
    const part = all.get(code);
    if (part === undefined || part.source === 'counted' || part.source === 'ratio' || above.includes(code))
      return null;
    const measured = part.source === 'calculated' ? measuredParts(all, part.parts, [...above, code]) : [part];
    if (measured === null) return null;
    found.push(...measured);
  }
  return found;
}

/**
 * The codes whose values count differently after a change of indicators: the changed ones, the ones that are
 * made of them, and all parts of these.
 */
export function changedDefinitions(
  before: ReadonlyMap<string, Definition>,
  after: ReadonlyMap<string, Definition>,
): string[] {
  const all = [...before.values(), ...after.values()];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((code) => {
    const isPart = all.some(({ parts }) => parts.includes(code));
    return countsAs(before.get(code), isPart) !== countsAs(after.get(code), isPart);
  });
  const above = reachedFrom(changed, (code) =>
    all.filter(({ parts }) => parts.includes(code)).map((definition) => definition.code),
  );
  return reachedFrom(above, (code) => [
    ...(before.get(code)?.parts ?? []),
    ...(after.get(code)?.parts ?? []),
  ]);
}

function reachedFrom(start: readonly string[], next: (code: string) => readonly string[]): string[] {
  const found = new Set<string>();
  const queue = [...start];
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    if (found.has(code)) continue;
    found.add(code);
    queue.push(...next(code));
  }
  return [...found];
}

/**
 * Equal text for definitions by which entries count alike; an indicator that is not defined counts as a sum, and
 * is no part of another.
 */
function countsAs(definition: Definition | undefined, isPart: boolean): string {
  if (definition === undefined) return JSON.stringify([isPart ? null : 'measured', '', false, []]);
  const { source, aggregationType, calculationFormulaAcrossPeriods: formula, parts } = definition;
  const ofOne = source === 'measured' && (aggregationType === 'MAX' || aggregationType === 'LAST');
  return JSON.stringify([
    source,
    ofOne ? aggregationType : '',
    isLevel(definition),
    [...parts].sort(),
    // A whole adds up only parts that are combined like it.
    ...(isPart || parts.length > 0 ? [aggregationType, formula] : []),
  ]);
}
