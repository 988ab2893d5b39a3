/**
 * Groups in their stored form. Of thousands of communities, twenty-five are read at a time: each group is therefore
 * one text, and its figures are parsed only when they are needed.
 */
import type { Dimension, Indicator, Translated } from '../../entries/rules/facts';
import type { Quantity } from '../../domain/quantity';
import type { Breakdown } from '../../totals/rules/breakdown';
import type { GroupFigure, GroupTotals, Targeted } from '../../totals/rules/figures';
import { quantityFromText, quantityText } from './quantity-text';

/** The code, and the figures in the order of the totals: `["anhui", "5 83 - 18.1"]`. */
export type GroupRow = readonly [code: string | null, figures: string];

const NULL = '-';
const BETWEEN = ' ';

export const groupRow = ({ code, figures }: GroupTotals): GroupRow => [
  code,
  figures.map(({ value }) => (value === null ? NULL : quantityText(value))).join(BETWEEN),
];

/** The groupings whose groups can have their own targets. */
export const TARGETED_GROUPINGS = ['region', 'partner'] as const;

/** The breakdowns of a group in the order of the totals: the options, then the unknown rest. */
export const optionRow = ({ code, figures }: GroupTotals): GroupRow => [
  code,
  figures
    .flatMap(({ breakdown = [] }) =>
      breakdown.flatMap(({ options, unknown }) => [...options.map(({ value }) => value), unknown]),
    )
    .map((value) => (value === null ? NULL : quantityText(value)))
    .join(BETWEEN),
];

const valueOf = (text = NULL): Quantity | null => (text === NULL ? null : quantityFromText(text));

/** The stored figures of a group by the options of dimensions. */
export interface StoredBreakdowns {
  readonly stored: string;
  /** The dimensions of each indicator, in the order of the totals. */
  readonly dimensions: readonly (readonly Dimension[])[];
}

function breakdownsOf({ stored, dimensions }: StoredBreakdowns): Breakdown[][] {
  const texts = stored === '' ? [] : stored.split(BETWEEN);
  let at = 0;
  const next = () => valueOf(texts[at++]);
  const breakdowns = dimensions.map((own) =>
    own.map((dimension) => ({
      dimension,
      options: dimension.options.map((option) => ({ option, value: next() })),
      unknown: next(),
    })),
  );
  if (at !== texts.length) {
    throw new TypeError(`A group has ${texts.length} figures of options for ${at} options`);
  }
  return breakdowns;
}

/** Optional data beside the figures of a group. */
interface BesideFigures {
  /** Targets by the indicator's code. */
  readonly targets?: ReadonlyMap<string, Targeted> | undefined;
  readonly broken?: StoredBreakdowns | undefined;
}

export class StoredGroup implements GroupTotals {
  constructor(
    readonly code: string | null,
    readonly name: Translated | null,
    private readonly stored: string,
    private readonly indicators: readonly Indicator[],
    private readonly beside: BesideFigures = {},
  ) {}

  /** @throws TypeError if their number differs from the totals, or if a text is not a figure. */
  get figures(): readonly GroupFigure[] {
    const texts = this.stored === '' ? [] : this.stored.split(BETWEEN);
    if (texts.length !== this.indicators.length) {
      throw new TypeError(
        `The group "${this.code}" has ${texts.length} figures for ${this.indicators.length} indicators`,
      );
    }
    const { targets, broken } = this.beside;
    const breakdowns = broken === undefined ? [] : breakdownsOf(broken);
    return this.indicators.map((indicator, index) => {
      const breakdown = breakdowns[index] ?? [];
      const target = targets?.get(indicator.code);
      return {
        indicator,
        value: valueOf(texts[index]),
        ...(breakdown.length > 0 && { breakdown }),
        ...(target && { target }),
      };
    });
  }
}
