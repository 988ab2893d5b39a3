/**
 * Groups as they are stored: of thousands of communities a page of twenty-five is read at a
 * time, so that a group is one text, and its figures are read when they are asked for.
 */
import type { Indicator, Translated } from '../../entries/rules/facts';
import type { Quantity } from '../../domain/quantity';
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

const NO_TARGETS: ReadonlyMap<string, Targeted> = new Map();

const valueOf = (text = NULL): Quantity | null => (text === NULL ? null : quantityFromText(text));

/** The groupings whose groups have targets of their own. */
export const TARGETED_GROUPINGS = ['region', 'partner'] as const;

export class StoredGroup implements GroupTotals {
  constructor(
    readonly code: string | null,
    readonly name: Translated | null,
    private readonly stored: string,
    private readonly indicators: readonly Indicator[],
    /** By the indicator's code. */
    private readonly targets: ReadonlyMap<string, Targeted> = NO_TARGETS,
  ) {}

  /** @throws TypeError where they are not as many as the totals, or are no figures. */
  get figures(): readonly GroupFigure[] {
    const texts = this.stored === '' ? [] : this.stored.split(BETWEEN);
    if (texts.length !== this.indicators.length) {
      throw new TypeError(
        `The group "${this.code}" has ${texts.length} figures for ${this.indicators.length} indicators`,
      );
    }
    return this.indicators.map((indicator, index) => {
      const target = this.targets.get(indicator.code);
      return { indicator, value: valueOf(texts[index]), ...(target && { target }) };
    });
  }
}
