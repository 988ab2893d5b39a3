/** A figure by the options of its dimensions, as answers present it. */
import type { Quantity } from '../../domain/quantity';
import { figureNumber } from './figure-number';
import type { JsonValue } from './write-json';

/** One dimension; the rest is the part that belongs to no option. */
interface Told {
  readonly dimension: string;
  readonly name: string;
  readonly options: readonly {
    readonly option: string;
    readonly label: string;
    readonly value: Quantity | null;
  }[];
  readonly unknown: Quantity | null;
}

export function breakdownData({ dimension, name, options, unknown }: Told, decimals: number): JsonValue {
  return {
    dimension,
    name,
    options: options.map(({ option, label, value }) => ({
      option,
      label,
      value: figureNumber(value, decimals),
    })),
    unknown: figureNumber(unknown, decimals),
  };
}
