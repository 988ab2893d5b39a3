/** The checks (数据核查), in the order of their findings. A new check is a file of its own and a row here. */
import type { Check } from './check';
import { FIGURE_CHECKS } from './figures';
import { DATE_CHECKS } from './dates';
import { PEOPLE_CHECKS } from './people';
import { TEXT_CHECKS } from './text';
import { ENTRY_CHECKS } from './entries';

const OF_FIGURES = new Set(FIGURE_CHECKS.map(({ code }) => code));

/** Readers see explanations of figures; a text that is right needs no explanation. */
export const isOfFigures = ({ check }: { readonly check: string }): boolean => OF_FIGURES.has(check);

export const CHECKS: readonly Check[] = [
  ...FIGURE_CHECKS,
  ...PEOPLE_CHECKS,
  ...DATE_CHECKS,
  ...TEXT_CHECKS,
  ...ENTRY_CHECKS,
];
