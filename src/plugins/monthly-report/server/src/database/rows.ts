/**
 * Reads single values from database rows. The rows of both databases and of all drivers are read here: a value of the
 * wrong shape throws with the name of its field, before it can reach a figure.
 */

export type Row = Readonly<Record<string, unknown>>;

function wrong(row: Row, field: string, expected: string): TypeError {
  return new TypeError(`Field "${field}" holds ${JSON.stringify(row[field])}; expected ${expected}`);
}

export function text(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string') throw wrong(row, field, 'a text');
  return value;
}

/** Null for null, for a missing field, and for the empty text of an emptied input. */
export function textOrNull(row: Row, field: string): string | null {
  const value = row[field];
  if (value === null || value === undefined || value === '') return null;
  return text(row, field);
}

export function integer(row: Row, field: string, fallback: number): number {
  return integerOrNull(row, field) ?? fallback;
}

export function integerOrNull(row: Row, field: string): number | null {
  const value = row[field];
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong(row, field, 'a whole number');
  return value;
}

export function oneOf<T extends string>(row: Row, field: string, accepted: readonly T[]): T {
  const value = oneOfOrNull(row, field, accepted);
  if (value === null) throw wrong(row, field, accepted.join(', '));
  return value;
}

export function oneOfOrNull<T extends string>(row: Row, field: string, accepted: readonly T[]): T | null {
  const value = textOrNull(row, field);
  if (value === null) return null;
  const found = accepted.find((candidate) => candidate === value);
  if (found === undefined) throw wrong(row, field, accepted.join(', '));
  return found;
}

export function rowOrNull(row: Row, field: string): Row | null {
  const value = row[field];
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw wrong(row, field, 'one entry');
  return value as Row;
}

export function rows(row: Row, field: string): readonly Row[] {
  const value = row[field];
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw wrong(row, field, 'a list of entries');
  return value as Row[];
}

/** A day as YYYY-MM-DD; a longer value of a driver is cut to the day. */
export function dayOrNull(row: Row, field: string): string | null {
  const value = textOrNull(row, field);
  return value === null ? null : value.slice(0, 10);
}

export function day(row: Row, field: string): string {
  const value = dayOrNull(row, field);
  if (value === null) throw wrong(row, field, 'a day written YYYY-MM-DD');
  return value;
}
