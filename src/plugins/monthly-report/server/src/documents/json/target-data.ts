import type { Quantity } from '../../domain/quantity';
import { figureNumber } from './figure-number';
import { Decimal, type JsonValue } from './write-json';

interface TargetOf {
  readonly target: Quantity;
  readonly decimals: number;
  readonly achievement: string | null;
}

/** Two keys, or no key: an answer without targets has no keys for them. */
export function targetData(
  [target, achievement]: readonly [target: string, achievement: string],
  found: TargetOf | undefined,
): { readonly [key: string]: JsonValue } {
  if (found === undefined) return {};
  return {
    [target]: figureNumber(found.target, found.decimals),
    [achievement]: found.achievement === null ? null : new Decimal(found.achievement),
  };
}

/** The names of both keys, for the figure itself and for the figures beside it. */
export const TARGET_KEYS = {
  value: ['target', 'achievement'],
  'year-to-date': ['yearToDateTarget', 'yearToDateAchievement'],
  'to-date': ['toDateTarget', 'toDateAchievement'],
} as const;
