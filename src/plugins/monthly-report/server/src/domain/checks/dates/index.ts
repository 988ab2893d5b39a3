import type { Check } from '../check';

export const DATE_CHECKS: readonly Check[] = [];
