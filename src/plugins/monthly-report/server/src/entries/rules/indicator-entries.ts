/**
 * The indicators of a programme for the grid of an activity: those that are entered, and the ratios calculated from
 * them.
 */
import type { IndicatorEntry } from '../../../../shared/admin-api';
import { MOST_DECIMALS, toDigits, type Quantity } from '../../domain/quantity';
import { madeOf, type Indicator, type MeasuredIndicator, type RatioIndicator } from './facts';

type Indicators = ReadonlyMap<string, Indicator>;

/** @param indicators the programme's indicators and all their parts, in its order. */
export function indicatorEntries(indicators: Indicators): IndicatorEntry[] {
  return [...indicators.values()].flatMap((indicator): IndicatorEntry[] => {
    switch (indicator.source) {
      case 'measured':
        return [{ ...wordsOf(indicator), ...limitsOf(indicator), ...detailsOf(indicator, indicators) }];
      case 'ratio': {
        const ratio = ratioOf(indicator, indicators);
        return ratio === null ? [] : [{ ...wordsOf(indicator), lowest: null, highest: null, ratio }];
      }
      case 'counted':
      case 'calculated':
        return [];
    }
  });
}

const wordsOf = ({ code, label, unit, decimals }: Indicator) => ({
  code,
  label: label['zh-Hans'],
  labelEn: label.en,
  unit: unit?.['zh-Hans'] ?? null,
  unitEn: unit?.en ?? null,
  decimals,
});

const limitsOf = ({ lowest, highest }: MeasuredIndicator) => ({
  lowest: digits(lowest),
  highest: digits(highest),
});

const digits = (value: Quantity | null): string | null =>
  value === null ? null : toDigits(value, MOST_DECIMALS);

function detailsOf(
  { code, parts, dimensions }: MeasuredIndicator,
  indicators: Indicators,
): Pick<IndicatorEntry, 'parts' | 'dimensions'> {
  const entered = enteredCodes(parts, indicators, [code]);
  return {
    ...(entered !== null && entered.length > 0 && { parts: entered }),
    ...(dimensions && {
      dimensions: dimensions.map((dimension) => ({
        code: dimension.code,
        name: dimension.name['zh-Hans'],
        nameEn: dimension.name.en,
        options: dimension.options.map((option) => ({
          code: option.code,
          label: option.label['zh-Hans'],
          labelEn: option.label.en,
        })),
      })),
    }),
  };
}

/** Null if a side is not entered in an activity: then nothing can be calculated. */
function ratioOf(ratio: RatioIndicator, indicators: Indicators): IndicatorEntry['ratio'] | null {
  const side = (code: string | null) => {
    const indicator = code === null ? undefined : indicators.get(code);
    const codes = code === null ? null : enteredCodes([code], indicators, [ratio.code]);
    if (indicator === undefined || codes === null) return null;
    return { label: indicator.label['zh-Hans'], labelEn: indicator.label.en, codes };
  };
  const [numerator, denominator] = [side(ratio.numerator), side(ratio.denominator)];
  return numerator === null || denominator === null ? null : { numerator, denominator, factor: ratio.factor };
}

/**
 * The measured indicators behind a sum, with inner sums expanded; null if one of them is not a sum of entered
 * indicators.
 */
function enteredCodes(
  codes: readonly string[],
  indicators: Indicators,
  above: readonly string[],
): string[] | null {
  const found: string[] = [];
  for (const code of codes) {
    const indicator = indicators.get(code);
    if (indicator === undefined || above.includes(code)) return null;
    if (indicator.source === 'measured') {
      found.push(code);
      continue;
    }
    const below =
      indicator.source === 'calculated'
        ? enteredCodes(madeOf(indicator), indicators, [...above, code])
        : null;
    if (below === null) return null;
    found.push(...below);
  }
  return found;
}
