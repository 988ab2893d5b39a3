import type { Check } from '../check';

export const TEXT_CHECKS: readonly Check[] = [];
