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

export type JsonValue = string | number | boolean | null | Decimal | readonly JsonValue[] | JsonObject;

type JsonObject = { readonly [key: string]: JsonValue | undefined };

/** Indented by two spaces; keys keep their order, undefined ones are left out. */
export function writeJson(value: JsonValue): string {
  return write(value, '\n');
}

/** @param lineBreak a line feed and the indentation of the value's own line. */
function write(value: JsonValue, lineBreak: string): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Decimal) return value.digits;
  return isArray(value) ? writeArray(value, lineBreak) : writeObject(value, lineBreak);
}

function writeArray(items: readonly JsonValue[], lineBreak: string): string {
  if (items.length === 0) return '[]';
  const inner = `${lineBreak}  `;
  let text = '[';
  for (const [index, item] of items.entries())
    text += `${index === 0 ? '' : ','}${inner}${write(item, inner)}`;
  return `${text}${lineBreak}]`;
}

function writeObject(value: JsonObject, lineBreak: string): string {
  const inner = `${lineBreak}  `;
  let text = '';
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '{' : ','}${inner}${JSON.stringify(key)}: ${write(member, inner)}`;
  }
  return text === '' ? '{}' : `${text}${lineBreak}}`;
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

function definedMembers(value: JsonObject): [string, JsonValue][] {
  return Object.entries(value).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
