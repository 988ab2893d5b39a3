import type { Check } from '../check';

export const FIGURE_CHECKS: readonly Check[] = [];
