/**
 * JSON with exact numbers. JSON.stringify knows doubles only, so a figure is a token
 * of digits here and is written as it stands.
 */
import { wellFormed } from '../visible-text';

/** A number by its digits, e.g. 5701221.1: written digit for digit. */
export class Decimal {
  constructor(readonly digits: string) {
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits)) throw new RangeError(`Not a JSON number: ${digits}`);
  }
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | Decimal
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** Indented by two spaces; keys keep their order, undefined ones are left out. */
export function writeJson(value: JsonValue): string {
  return write(value, '\n');
}

/** @param lineBreak a line feed and the indentation of the value's own line. */
function write(value: JsonValue, lineBreak: string): string {
  if (value instanceof Decimal) return value.digits;
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${lineBreak}  `;
  if (isArray(value))
    return enclose(
      '[',
      value.map((item) => write(item, inner)),
      ']',
      lineBreak,
    );
  const members = definedMembers(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${write(member, inner)}`,
  );
  return enclose('{', members, '}', lineBreak);
}

function enclose(open: string, parts: readonly string[], close: string, lineBreak: string): string {
  if (parts.length === 0) return open + close;
  return `${open}${lineBreak}  ${parts.join(`,${lineBreak}  `)}${lineBreak}${close}`;
}

type PlainJson = string | number | boolean | null | PlainJson[] | { [key: string]: PlainJson };

/** The value as a reader's JSON.parse gives it, figures as doubles: what RFC 8785 hashes. */
export function asParsed(value: JsonValue): PlainJson {
  if (value instanceof Decimal) return Number(value.digits);
  if (typeof value === 'string') return wellFormed(value);
  if (value === null || typeof value !== 'object') return value;
  if (isArray(value)) return value.map(asParsed);
  return Object.fromEntries(definedMembers(value).map(([key, member]) => [key, asParsed(member)]));
}

function definedMembers(value: { readonly [key: string]: JsonValue | undefined }): [string, JsonValue][] {
  return Object.entries(value).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
