import type { Check } from '../check';

export const ENTRY_CHECKS: readonly Check[] = [];
