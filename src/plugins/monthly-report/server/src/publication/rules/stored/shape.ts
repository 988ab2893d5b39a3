/**
 * Shapes of stored JSON. A shape defines in one place how a value is written and read, so that both always agree.
 * Reading is strict: a missing key, an unknown key and a value of another type are refused, with the path to them.
 *
 * Zod could do the same, but reads two to four times as slowly (docs/architecture.md).
 */
import { toMonth, isMonth, type Month } from '../../../domain/month';
import { isQuantity, type Quantity } from '../../../domain/quantity';
import type { PlainJson } from '../plain-json';
import { quantityFromText, quantityText } from '../quantity-text';

export interface Shape<T> {
  /** @throws Mismatch for a value that `write` never writes. */
  read(stored: unknown): T;
  /** Undefined means that the key is left out. */
  write(value: T): PlainJson | undefined;
}

/** The type that a shape reads and writes. */
export type Of<S> = S extends Shape<infer T> ? T : never;

/** A stored value that is not of its shape. */
export class Mismatch extends Error {
  constructor(
    readonly problem: string,
    readonly path = '',
  ) {
    super(path === '' ? problem : `"${path}" ${problem}`);
  }
}

/** The same mismatch with a longer path: one step from the outer value is added in front. */
function within(step: string | number, error: unknown): unknown {
  if (!(error instanceof Mismatch)) return error;
  const name = typeof step === 'number' ? `[${step}]` : step;
  const between = error.path === '' || error.path.startsWith('[') ? '' : '.';
  return new Mismatch(error.problem, `${name}${between}${error.path}`);
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
};

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  return NAMES[typeof value] ?? `of type ${typeof value}`;
}

function mismatch(expected: string, actual: unknown): Mismatch {
  if (actual === undefined) return new Mismatch('is missing');
  return new Mismatch(`must be ${expected} and is ${nameOf(actual)}`);
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !isList(value);

function membersOf(value: unknown): Members {
  if (!isMembers(value)) throw mismatch('an object', value);
  return value;
}

/** The value at a path of keys; undefined if there is none. */
export function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((found, key) => (isMembers(found) ? found[key] : undefined), value);
}

/** The same object with only these keys. */
export function pick(value: unknown, keys: readonly string[]): unknown {
  if (!isMembers(value)) return undefined;
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(value, key) ? [[key, value[key]]] : [])));
}

function itemsOf(value: unknown): readonly unknown[] {
  if (!isList(value)) throw mismatch('a list', value);
  return value;
}

export const TEXT: Shape<string> = {
  read(stored) {
    if (typeof stored !== 'string') throw mismatch('a text', stored);
    return stored;
  },
  write(value) {
    // Half a surrogate pair has no canonical form; it would be printed as U+FFFD too.
    return this.read(value).toWellFormed();
  },
};

export const INTEGER: Shape<number> = {
  read(stored) {
    if (typeof stored !== 'number') throw mismatch('a whole number', stored);
    if (!Number.isSafeInteger(stored)) throw new Mismatch(`must be a whole number and is ${stored}`);
    return stored;
  },
  write(value) {
    return this.read(value);
  },
};

export const BOOLEAN: Shape<boolean> = {
  read(stored) {
    if (typeof stored !== 'boolean') throw mismatch('true or false', stored);
    return stored;
  },
  write(value) {
    return this.read(value);
  },
};

export const NULL: Shape<null> = {
  read(stored) {
    if (stored !== null) throw mismatch('null', stored);
    return stored;
  },
  write(value) {
    return this.read(value);
  },
};

export const MONTH: Shape<Month> = {
  read(stored) {
    const text = TEXT.read(stored);
    if (!isMonth(text)) throw new Mismatch(`must be a month (YYYY-MM) and is "${text.slice(0, 20)}"`);
    return toMonth(text);
  },
  write(value) {
    return this.read(value);
  },
};

/** One value of a closed list. */
export function constant<const Value extends string | number | boolean>(
  ...values: readonly Value[]
): Shape<Value> {
  const accepted = values.map((value) => JSON.stringify(value)).join(', ');
  const read = (stored: unknown): Value => {
    for (const value of values) if (value === stored) return value;
    if (stored === undefined) throw new Mismatch('is missing');
    throw new Mismatch(`must be one of ${accepted} and is ${shown(stored)}`);
  };
  return { read, write: read };
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? JSON.stringify(value).slice(0, 40)
    : nameOf(value);

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return {
    read: (stored) => (stored === null ? null : shape.read(stored)),
    write: (value) => (value === null ? null : shape.write(value)),
  };
}

/** A key that may be left out. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return {
    read: (stored) => (stored === undefined ? undefined : shape.read(stored)),
    write: (value) => (value === undefined ? undefined : shape.write(value)),
  };
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    read(stored) {
      const items = itemsOf(stored);
      const result: T[] = [];
      try {
        for (const item of items) result.push(shape.read(item));
      } catch (error) {
        throw within(result.length, error);
      }
      return result;
    },
    write: (values) => values.map((value) => writtenBy(shape, value)),
  };
}

/** A list of two values with different meanings. */
export function pair<First, Second>(
  first: Shape<First>,
  second: Shape<Second>,
): Shape<readonly [First, Second]> {
  return {
    read(stored) {
      const items = itemsOf(stored);
      if (items.length !== 2) throw new Mismatch(`must be a list of 2 and is one of ${items.length}`);
      return [at(0, first, items[0]), at(1, second, items[1])];
    },
    write: ([one, other]) => [writtenBy(first, one), writtenBy(second, other)],
  };
}

function at<T>(step: string | number, shape: Shape<T>, stored: unknown): T {
  try {
    return shape.read(stored);
  } catch (error) {
    throw within(step, error);
  }
}

function writtenBy<T>(shape: Shape<T>, value: T): PlainJson {
  const written = shape.write(value);
  if (written === undefined) throw new TypeError('Only a key can be left out');
  return written;
}

/** Values of one shape under any keys. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    read: (stored) =>
      Object.fromEntries(
        Object.entries(membersOf(stored)).map(([key, member]) => [key, at(key, shape, member)]),
      ),
    write: (values) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, writtenBy(shape, value)])),
  };
}

type Shapes<T> = { readonly [Key in keyof T]: Shape<T[Key]> };

/** A key may be left out if its shape can read undefined. */
type Given<T> = Flat<
  { readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
    readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
  }
>;
type Flat<T> = { [Key in keyof T]: T[Key] };

/** An object with exactly these keys. */
export function object<T extends object>(shapes: Shapes<T>): Shape<Given<T>> {
  const names: Extract<keyof T, string>[] = [];
  for (const name in shapes) names.push(name);
  const known = new Set<string>(names);

  /** True after the shape of every key has read its value. */
  const isGiven = (result: object, read: number): result is Given<T> => read === names.length;

  return {
    read(stored) {
      const members = membersOf(stored);
      const result: Partial<T> = {};
      let found = 0;
      let read = 0;
      try {
        for (const name of names) {
          const member = members[name];
          const value = shapes[name].read(member);
          if (member !== undefined) {
            result[name] = value;
            found += 1;
          }
          read += 1;
        }
      } catch (error) {
        throw within(names[read] ?? '', error);
      }
      let present = 0;
      for (const _name in members) present += 1;
      if (present !== found) throw unknownKey(members, known);
      if (!isGiven(result, read)) throw new Mismatch('is not whole');
      return result;
    },
    write(value) {
      const members = membersOf(value);
      const parts: Readonly<Record<string, Shape<unknown>>> = shapes;
      const written: Record<string, PlainJson> = {};
      for (const name of names) {
        const member = parts[name]?.write(members[name]);
        if (member !== undefined) written[name] = member;
      }
      return written;
    },
  };
}

function unknownKey(members: Members, known: ReadonlySet<string>): Mismatch {
  const name = Object.keys(members).find((key) => !known.has(key)) ?? '';
  return new Mismatch(`has the key ${JSON.stringify(name)}, which this form does not know`);
}

/**
 * One of several objects; the value of one key decides which.
 *
 * @param shapes by the value of that key; each shape contains the key too.
 */
export function oneOf<T extends object>(key: string, shapes: Shapes<T>): Shape<T[keyof T]> {
  const byTag = new Map<unknown, Shape<T[keyof T]>>();
  for (const tag in shapes) byTag.set(tag, shapes[tag]);
  const accepted = [...byTag.keys()].join(', ');

  function shapeFor(value: unknown): Shape<T[keyof T]> {
    const tag = membersOf(value)[key];
    const shape = byTag.get(tag);
    if (shape !== undefined) return shape;
    throw within(
      key,
      tag === undefined
        ? new Mismatch('is missing')
        : new Mismatch(`must be one of ${accepted} and is ${shown(tag)}`),
    );
  }

  return {
    read: (stored) => shapeFor(stored).read(stored),
    write: (value) => shapeFor(value).write(value),
  };
}

/** A shape that contains itself. */
export function lazily<T>(shape: () => Shape<T>): Shape<T> {
  return {
    read: (stored) => shape().read(stored),
    write: (value) => shape().write(value),
  };
}

const FIGURE_TEXT = object({ figure: TEXT });

/** An exact figure, digit for digit: `{ "figure": "5701221.1" }`. */
export const FIGURE: Shape<Quantity> = {
  read(stored) {
    const { figure } = FIGURE_TEXT.read(stored);
    try {
      return quantityFromText(figure);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new Mismatch(`must be digits and is ${shown(figure)}`, 'figure');
    }
  },
  write(value) {
    if (!isQuantity(value)) throw mismatch('a figure', value);
    return { figure: quantityText(value) };
  },
};
