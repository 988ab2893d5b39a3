import type { Indicator } from '../../entries/rules/facts';
import type { Families } from '../../../../shared/merge';

/**
 * Indicators that are connected through parts, at any depth, are one family: a total and its parts are decided
 * together.
 */
export function familiesOf(indicators: ReadonlyMap<string, Indicator>): Families {
  const family = new Map<string, string>();
  const headOf = (code: string): string => {
    const next = family.get(code);
    return next === undefined || next === code ? code : headOf(next);
  };
  for (const indicator of indicators.values()) {
    // A calculated indicator is not entered: its parts are independent figures.
    if (indicator.source !== 'measured') continue;
    for (const part of indicator.parts) {
      const [one, other] = [headOf(indicator.code), headOf(part)];
      if (one !== other) family.set(other, one);
    }
  }
  return Object.fromEntries([...indicators.keys()].map((code) => [code, headOf(code)]));
}
