/** Targets beside figures, and how far a figure has come (design, section 3, "Targets"). */
import { assertNever } from '../../domain/assert-never';
import type { Indicator, Programme, ProgrammeRecord, Target } from '../../entries/rules/facts';
import { addMonths, monthNumberOf, type Month } from '../../domain/month';
import { fromInteger, ratioOf, subtract, toDigits, type Quantity } from '../../domain/quantity';
import { calendarOf, fiscalYearOf, periodOf, type Months, type Span, type Timing } from '../../domain/spans';
import { isLevel } from '../../ledger/rules/rules';
import { indicatorOf } from './figure';
import type { Basis, Targeted, TargetsByBasis } from './figures';

/** The owner of a target. */
export type Grain =
  { readonly kind: 'programme' } | { readonly kind: 'region' | 'partner'; readonly code: string };

/** The target of a figure; null if there is none. */
export type TargetReader = (code: string, value: Quantity | null, span: Span | null) => Targeted | null;

interface Facts extends Pick<ProgrammeRecord, 'indicators' | 'targets'> {
  readonly programme: Pick<Programme, 'startMonth' | 'calendar'>;
}

const NO_TARGETS: TargetReader = () => null;

/**
 * @param grain null for groups that have no targets, such as a community.
 * @param isCounted false if figures lack months of the span: then it is not over.
 */
export function targetReader(
  { programme, indicators, targets }: Facts,
  grain: Grain | null,
  isCounted = true,
): TargetReader {
  const own = grain === null ? [] : targets.filter((target) => isOf(target, grain));
  if (own.length === 0) return NO_TARGETS;
  return (code, value, span) => {
    if (span === null) return null;
    const found = targetOver(
      own.filter(({ indicator }) => indicator === code),
      span,
      programme,
    );
    if (found === null) return null;
    const isOver = isCounted && found.to <= span.to;
    return { target: found.value, achievement: achievementOf(indicators, code, value, found, isOver) };
  };
}

/** Undefined if no basis has one: most indicators have no targets. */
export function targetsByBasis(found: Readonly<Record<Basis, Targeted | null>>): TargetsByBasis | undefined {
  const there = Object.entries(found).filter(([, target]) => target !== null);
  return there.length === 0 ? undefined : Object.fromEntries(there);
}

function isOf({ partner, region }: Target, grain: Grain): boolean {
  switch (grain.kind) {
    case 'programme':
      return partner === null && region === null;
    case 'region':
      return region === grain.code;
    case 'partner':
      return partner === grain.code;
  }
}

/** @param targets of one indicator and grain; each has another span. */
function targetOver(targets: readonly Target[], span: Span, timing: Timing): Target | null {
  switch (span.basis) {
    case 'month':
      // The figure of a month that closes a period is that of the whole period.
      return targets.find(isExactly(periodOf(span.to, timing))) ?? null;
    case 'period':
      return targets.find(isExactly(span)) ?? null;
    case 'year-to-date':
      return targets.find(isExactly(fiscalYearOf(span.to, timing))) ?? null;
    case 'to-date':
      return wholeProgramme(targets, span.to, timing);
    default:
      return assertNever(span.basis);
  }
}

const isExactly =
  (months: Months) =>
  ({ from, to }: Months): boolean =>
    from === months.from && to === months.to;

/**
 * The target of the whole programme: from its start month on, and not of a month, quarter,
 * half-year or fiscal year that begins then. A programme has no last month: if several targets
 * hold in the month, the longest is used.
 */
function wholeProgramme(targets: readonly Target[], month: Month, timing: Timing): Target | null {
  return targets
    .filter(({ from, to }) => from === timing.startMonth && month <= to && !isPartOfIt({ from, to }, timing))
    .reduce<Target | null>((longest, target) => (longest && longest.to > target.to ? longest : target), null);
}

/** Months of a quarter and of a half-year. */
const PARTS_OF_A_YEAR = [3, 6];
const MONTHS_OF_YEAR = 12;

function isPartOfIt(months: Months, timing: Timing): boolean {
  const { from, to } = months;
  if (from === to || isExactly(fiscalYearOf(from, timing))(months)) return true;
  const { fiscalYearStart } = calendarOf(timing);
  // Calendar quarters and half-years, and those of the fiscal year.
  const begins = [1, fiscalYearStart];
  return PARTS_OF_A_YEAR.some(
    (length) =>
      addMonths(from, length - 1) === to &&
      begins.some((first) => (monthNumberOf(from) - first + MONTHS_OF_YEAR) % length === 0),
  );
}

const ACHIEVEMENT_DECIMALS = 4;
const ZERO = fromInteger(0);

/**
 * Flows are divided by the target; a flow that should decrease has no achievement before its span is over.
 * Levels and averages go from the baseline to the target, the formula of UNICEF PRP. Without a baseline
 * they go from zero, and one that should decrease has no achievement.
 */
function achievementOf(
  indicators: ReadonlyMap<string, Indicator>,
  code: string,
  value: Quantity | null,
  { value: target, baseline }: Target,
  isOver: boolean,
): string | null {
  if (value === null) return null;
  const isDecreasing = indicatorOf(indicators, code).direction === 'decrease';
  if (isState(indicators, code)) {
    if (baseline === null && isDecreasing) return null;
    const from = baseline ?? ZERO;
    return quotient(subtract(value, from), subtract(target, from));
  }
  return isDecreasing && !isOver ? null : quotient(value, target);
}

/** Null if the divisor is 0. */
function quotient(dividend: Quantity, divisor: Quantity): string | null {
  if (divisor.thousandths === 0n) return null;
  const positive =
    divisor.thousandths > 0n
      ? ratioOf(dividend, divisor)
      : ratioOf(subtract(ZERO, dividend), subtract(ZERO, divisor));
  return toDigits(positive, ACHIEVEMENT_DECIMALS);
}

/** Levels, averages and ratios describe a state; they do not say how much was added. */
export function isState(indicators: ReadonlyMap<string, Indicator>, code: string): boolean {
  const indicator = indicatorOf(indicators, code);
  switch (indicator.source) {
    case 'measured':
      return isLevel(indicator) || indicator.aggregationType === 'AVERAGE';
    case 'counted':
      return false;
    // Its parts are all flows or all levels.
    case 'calculated':
      return indicator.parts.some((part) => isState(indicators, part));
    case 'ratio':
      return true;
    default:
      return assertNever(indicator);
  }
}
