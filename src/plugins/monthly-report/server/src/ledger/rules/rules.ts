/** The settings of indicators that decide how an entry counts. */
import type { AggregationType, IndicatorSource, PeriodFormula } from '../../../../shared/vocabulary';

/** An indicator as far as counting needs it. */
export interface Definition {
  readonly code: string;
  readonly source: IndicatorSource;
  /** Null where nothing is entered for it. */
  readonly aggregationType: AggregationType | null;
  readonly calculationFormulaAcrossPeriods: PeriodFormula | null;
  /** Codes. */
  readonly parts: readonly string[];
}

export interface CountingRules {
  /** Indicators combined by MAX: their largest values are kept. */
  readonly largest: ReadonlySet<string>;
  /** Indicators combined by LAST: of each reporter's month, the latest entry counts alone. */
  readonly last: ReadonlySet<string>;
  /** Levels (存量): the state at the end of a span. */
  readonly levels: ReadonlySet<string>;
  /** The parts of measured indicators that have some: measured ones, by code. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** Whether LAST takes all partners of a programme for one reporter, as revisions of form 1 do. */
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

/** Values combined in another way add up to nothing: the largest of the parts may be of different days. */
const isLike =
  (whole: Definition) =>
  (part: Definition): boolean =>
    part.aggregationType === whole.aggregationType &&
    part.calculationFormulaAcrossPeriods === whole.calculationFormulaAcrossPeriods;

/**
 * Calculated parts are taken apart: nobody enters them.
 *
 * @returns null where a part is counted, which no entry states, or a part of itself, or is not there.
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
 * The codes by which values are counted otherwise after a change of indicators: the changed ones, those that
 * are made of them, and all that these are made of.
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

/** The same text for definitions by which entries count alike; an indicator that is not defined counts as a sum, and is a part of nothing. */
function countsAs(definition: Definition | undefined, isPart: boolean): string {
  if (definition === undefined) return JSON.stringify([isPart ? null : 'measured', '', false, []]);
  const { source, aggregationType, calculationFormulaAcrossPeriods: formula, parts } = definition;
  const ofOne = source === 'measured' && (aggregationType === 'MAX' || aggregationType === 'LAST');
  return JSON.stringify([
    source,
    ofOne ? aggregationType : '',
    isLevel(definition),
    [...parts].sort(),
    // A whole adds up parts that are like it.
    ...(isPart || parts.length > 0 ? [aggregationType, formula] : []),
  ]);
}
