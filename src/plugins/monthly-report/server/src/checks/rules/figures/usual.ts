/** A partner's figures of the month that have something to be compared with. */
import type { Said } from '../advising';
import { compare, fromInteger, type Quantity } from '../../../domain/quantity';
import type { Found } from '../check';
import type { CheckedProgramme, CheckFacts } from '../facts';
import type { Message, Severity } from '../../../domain/finding';
import { partnerName } from '../partner-name';
import { foundInActivity } from './entered';
import { partnerFigures, type PartnerFigure } from './partner-figures';
import { medianOf } from './spread';
import { amountOf, digitsOf, entryName, nameOf } from './wording';

export interface ComparedFigure extends PartnerFigure {
  readonly value: Quantity;
  /** Median of the earlier months, more than zero. */
  readonly usual: Quantity;
}

const ZERO = fromInteger(0);

/**
 * The figures with so many earlier months. A zero or less, in the month or as the usual value, has
 * no proportion to anything. A figure that is low only because more is to come is left out.
 */
export function comparedFigures(
  programme: CheckedProgramme,
  facts: CheckFacts,
  fewestMonths: number,
): readonly ComparedFigure[] {
  return partnerFigures(programme, facts).flatMap((figure) => {
    const { value, past, complete } = figure;
    const usual = medianOf(past.map((earlier) => earlier.value));
    if (value === null || usual === null || past.length < fewestMonths) return [];
    if (compare(value, ZERO) <= 0 || compare(usual, ZERO) <= 0) return [];
    if (!complete && compare(value, usual) < 0) return [];
    return [{ ...figure, value, usual }];
  });
}

/** About the one entry that reports the figure, or about the partner if several entries do. */
export function foundInFigure(
  { partner, indicator, entered, value }: PartnerFigure,
  severity: Severity,
  particulars: readonly string[],
  message: Said,
): Found {
  const details = [indicator.code, digitsOf(value), ...particulars];
  const [only, ...others] = entered;
  if (only !== undefined && others.length === 0) {
    return foundInActivity(only.activity, severity, details, message);
  }
  return { severity, partner, subject: { kind: 'partner', partner }, particulars: details, message };
}

/** “Partner” reports 500 people for “Participants” in the month (“Composting” (2020-12-08)) */
export function figureInWords(
  { partner, indicator, entered, value }: PartnerFigure,
  facts: CheckFacts,
): Message {
  const [who, what, amount] = [partnerName(facts, partner), nameOf(indicator), amountOf(indicator, value)];
  const [only, ...others] = entered;
  const entry = only === undefined || others.length > 0 ? null : entryName(only.activity);
  const zh = entry === null ? '' : `（见${entry['zh-Hans']}）`;
  const en = entry === null ? '' : ` (in ${entry.en})`;
  return {
    'zh-Hans': `${who['zh-Hans']}本月${what['zh-Hans']}为${amount['zh-Hans']}${zh}`,
    en: `${who.en} reports ${amount.en} for ${what.en} in the month${en}`,
  };
}
