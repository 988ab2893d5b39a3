/** Every figure of a programme over its months, as printed, to compare before and after a change of a definition. */
import { BASES, type Basis, type Locale } from '../../../../shared/vocabulary';
import { printedFigure } from '../../domain/figure-text';
import type { Month } from '../../domain/month';
import { toDigits, type Quantity } from '../../domain/quantity';
import { spanOf } from '../../domain/spans';
import type { Indicator, Programme, ProgrammeFacts } from '../../entries/rules/facts';
import { PHRASES } from '../../report/rules/phrases';
import { translate } from '../../report/rules/translate';
import { breakdownReader, type Breakdown } from '../../totals/rules/breakdown';
import { figureReader, indicatorOf, type Kept } from '../../totals/rules/figure';

/** The decimals of a figure in JSON. */
const DECIMALS_TOLD = 6;

export interface FigureGroup {
  readonly by: 'region' | 'partner';
  readonly code: string | null;
  readonly name: string;
}

export interface ToldFigure {
  readonly programme: string;
  readonly programmeName: string;
  readonly indicator: string;
  readonly label: string;
  readonly group: FigureGroup | null;
  readonly month: Month;
  readonly basis: Basis;
  /** As printed, with its unit and its breakdown. */
  readonly text: string;
  /** The text for the comparison: it includes digits that printing rounds away. */
  readonly exact: string;
}

/** The key is the same before and after the change. */
export type ToldFigures = ReadonlyMap<string, ToldFigure>;

type Facts = Pick<ProgrammeFacts, 'programme' | 'indicators'>;

/** The sums of one scope: of the programme, or of one of its groups; for a group only the basis `month` is compared. */
export interface ToldScope {
  readonly group: FigureGroup | null;
  readonly bases: readonly Basis[];
  /** Levels are read month by month. */
  readonly kept: Kept;
}

export const OF_PROGRAMME: readonly Basis[] = BASES;
export const OF_GROUPS: readonly Basis[] = ['month'];

const keyOf = (programme: Programme, group: FigureGroup | null, rest: readonly string[]): string =>
  [programme.code, group?.by ?? '', group?.code ?? '', ...rest].join(' ');

/** @param months in which the programme may have figures; months before its start have none. */
export function addToldFigures(
  told: Map<string, ToldFigure>,
  { programme, indicators }: Facts,
  { group, bases, kept }: ToldScope,
  months: readonly Month[],
  locale: Locale,
): void {
  const read = figureReader(indicators, kept);
  const readBreakdown = breakdownReader(indicators, kept, read);
  for (const month of months) {
    for (const basis of bases) {
      const span = spanOf(basis, month, programme);
      if (span === null) continue;
      for (const code of programme.indicators) {
        const indicator = indicatorOf(indicators, code);
        const value = read(code, span);
        // A group has a row only if it has a reported value or a count above zero.
        const isNothing = value === null || (indicator.source === 'counted' && value.thousandths === 0n);
        if (group !== null && isNothing) continue;
        const breakdown = readBreakdown(code, span);
        told.set(keyOf(programme, group, [code, month, basis]), {
          programme: programme.code,
          programmeName: translate(programme.name, locale).text,
          indicator: code,
          label: translate(indicator.label, locale).text,
          group,
          month,
          basis,
          text: textOf(indicator, value, breakdown, locale),
          exact: exactOf(indicator, value, breakdown),
        });
      }
    }
  }
}

function textOf(
  { unit, decimals }: Indicator,
  value: Quantity | null,
  breakdown: readonly Breakdown[],
  locale: Locale,
): string {
  const figure = printedFigure(value, decimals, locale);
  const named = unit === null ? null : translate(unit, locale).text;
  const withUnit = value === null || named === null ? figure : `${figure} ${named}`;
  const phrases = PHRASES[locale];
  const remarks = breakdown.flatMap(({ options, unknown }) => {
    const given = options.filter((option) => option.value !== null);
    if (given.length === 0) return [];
    const rest = unknown !== null && unknown.thousandths !== 0n;
    return phrases.ofWhich([
      ...given.map((one) =>
        phrases.option(translate(one.option.label, locale).text, printedFigure(one.value, decimals, locale)),
      ),
      ...(rest ? [phrases.option(phrases.unknown, printedFigure(unknown, decimals, locale))] : []),
    ]);
  });
  return remarks.length === 0 ? withUnit : phrases.withRemark(withUnit, remarks.join(phrases.betweenRemarks));
}

const digits = (value: Quantity | null): string | null => value && toDigits(value, DECIMALS_TOLD);

/** Labels are left out, because anybody may correct them: codes, digits and units define a figure. */
function exactOf(
  { unit, decimals }: Indicator,
  value: Quantity | null,
  breakdown: readonly Breakdown[],
): string {
  return JSON.stringify([
    digits(value),
    value && toDigits(value, decimals),
    unit,
    breakdown.flatMap(({ dimension, options }) =>
      options.flatMap(({ option, value: of }) =>
        of === null ? [] : [[dimension.code, option.code, digits(of)]],
      ),
    ),
  ]);
}
