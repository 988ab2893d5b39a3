/**
 * One mistake gives one finding. A finding that only follows from another one is left out until the
 * cause is mended: then it is gone, or it is found by itself. An error is never left out, except
 * `text-contradicts-date`: the text of a story of another year contradicts its date as well.
 */
import { compare, parseQuantity, subtract, sumOf, type Quantity } from '../../domain/quantity';
import type { Finding } from '../../domain/finding';

interface Rule {
  readonly cause: string;
  readonly consequences: readonly string[];
}

/** An entry that does not belong to the month is moved or taken out first. */
const OF_ANOTHER_MONTH = [
  'text-contradicts-date',
  'story-off-its-activity',
  'named-but-not-counted',
  'missing-translation',
] as const;

/** About one entry. */
const ON_ONE_ENTRY: readonly Rule[] = [
  { cause: 'wrong-year', consequences: OF_ANOTHER_MONTH },
  { cause: 'date-outside-month', consequences: OF_ANOTHER_MONTH },
  { cause: 'duplicate-story', consequences: ['same-text-twice', 'same-photo-twice'] },
  { cause: 'story-sent-again', consequences: ['same-text-twice'] },
  { cause: 'cancelled-and-held', consequences: ['text-contradicts-date'] },
  { cause: 'festival-off-its-day', consequences: ['text-contradicts-date'] },
  { cause: 'empty-section', consequences: ['missing-translation'] },
];

/** About one figure of one entry or partner, the likeliest mistake first: each hides the ones after it. */
const ON_ONE_FIGURE: readonly string[] = [
  'outside-limits',
  'suspicious-multiple',
  'unit-against-history',
  'jump-against-history',
  'many-per-session',
  'dominating-entry',
];

const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** The findings in their order, without findings that others explain. */
export function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const causes = new Set(findings.map(({ check, programme, subject }) => keyOf(check, programme, subject)));
  const missing = new Set(
    findings
      .filter(({ check }) => check === 'expected-partner-missing')
      .map(({ programme, partner }) => keyOf(programme, partner)),
  );
  const figures = firstOnFigures(findings);
  const sums = differencesOfEntries(findings);
  return findings.filter((finding) => {
    const { check, programme, subject, partner, particulars, severity } = finding;
    if (severity !== 'error' || check === 'text-contradicts-date') {
      const rules = ON_ONE_ENTRY.filter(({ consequences }) => consequences.includes(check));
      if (rules.some(({ cause }) => causes.has(keyOf(cause, programme, subject)))) return false;
    }
    if (check === 'named-but-not-counted') {
      // Its activities are missing, and so are their communities.
      const [kind, code] = particulars;
      const named = kind === 'the partner' ? code : null;
      return !missing.has(keyOf(programme, partner)) && !missing.has(keyOf(programme, named));
    }
    if (ON_ONE_FIGURE.includes(check)) return figures.get(figureOf(finding)) === check;
    if (check === 'parts-against-month-total') return !isExplained(finding, sums);
    return true;
  });
}

function figureOf({ programme, subject, particulars }: Finding): string {
  return keyOf(programme, subject, particulars[0]);
}

/** The likeliest mistake that was found, by figure. */
function firstOnFigures(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const finding of findings) {
    const place = ON_ONE_FIGURE.indexOf(finding.check);
    if (place === -1) continue;
    const known = first.get(figureOf(finding));
    if (known === undefined || place < ON_ONE_FIGURE.indexOf(known))
      first.set(figureOf(finding), finding.check);
  }
  return first;
}

/** How much the parts exceed their total; digits as findings keep them. */
function excessOf([total = '', ...parts]: readonly string[]): Quantity | null {
  const [whole, sum] = [parseQuantity(total), sumOf(parts.map(parseQuantity))];
  return whole === null || sum === null ? null : subtract(sum, whole);
}

/** The differences of the month's totals that single entries explain, by programme and indicator. */
function differencesOfEntries(findings: readonly Finding[]): ReadonlyMap<string, Quantity> {
  const sums = new Map<string, Quantity>();
  for (const { check, programme, particulars } of findings) {
    if (check !== 'parts-against-total') continue;
    const [indicator, ...digits] = particulars;
    const key = keyOf(programme, indicator);
    const sum = sumOf([sums.get(key) ?? null, excessOf(digits)]);
    if (sum !== null) sums.set(key, sum);
  }
  return sums;
}

/** True if the entries' differences make up the difference of the month: it is already found in them. */
function isExplained(
  { programme, subject, particulars }: Finding,
  sums: ReadonlyMap<string, Quantity>,
): boolean {
  if (subject.kind !== 'total') return false;
  const [ofMonth, ofEntries] = [excessOf(particulars), sums.get(keyOf(programme, subject.indicator))];
  return ofMonth !== null && ofEntries !== undefined && compare(ofMonth, ofEntries) === 0;
}
