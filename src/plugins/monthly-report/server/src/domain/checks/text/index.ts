import type { Check } from '../check';
import { placeholderLeft } from './placeholder-left';

export const TEXT_CHECKS: readonly Check[] = [placeholderLeft];
