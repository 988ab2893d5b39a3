import {
  BASES,
  GROUPINGS,
  LOCALES,
  type Basis,
  type Grouping,
  type Locale,
} from '../../../shared/vocabulary';
import { isMonth, type Month } from '../domain/month';
import { ValidationError } from '../errors';
import type { QuestionRequest } from './request';

/** Reads one query value: gives what it means, or throws a sentence that says what is accepted. */
type Reader<T> = (value: string, key: string) => T;

type Readers = Readonly<Record<string, Reader<unknown>>>;
type Query<R extends Readers> = { readonly [K in keyof R]: ReturnType<R[K]> | undefined };

const MAX_SHOWN = 40;

/** What a caller sent, cut short: an error message is no place for a ten kilobyte value. */
export function shown(value: string): string {
  return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
}

function oneOf<T extends string>(accepted: readonly T[]): Reader<T> {
  return (value, key) => {
    const found = accepted.find((candidate) => candidate === value);
    if (found === undefined) {
      throw new ValidationError(`"${key}" is ${shown(value)}; accepted: ${accepted.join(', ')}.`);
    }
    return found;
  };
}

function positiveInteger(most: number): Reader<number> {
  return (value, key) => {
    const number = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : NaN;
    if (!(number <= most)) {
      throw new ValidationError(`"${key}" is ${shown(value)}; accepted: a whole number from 1 to ${most}.`);
    }
    return number;
  };
}

export const readMonth: Reader<Month> = (value, key) => {
  if (!isMonth(value)) {
    throw new ValidationError(
      `"${key}" is ${shown(value)}; accepted: a month written YYYY-MM, such as 2020-12.`,
    );
  }
  return value;
};

export const readCode: Reader<string> = (value, key) => {
  if (!/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/.test(value) || value.length > 64) {
    throw new ValidationError(
      `"${key}" is ${shown(value)}; accepted: a code of lower-case letters, digits, "_" and "-".`,
    );
  }
  return value;
};

export const readLocale: Reader<Locale> = oneOf(LOCALES);
export const readBasis: Reader<Basis> = oneOf(BASES);
export const readGrouping: Reader<Grouping> = oneOf(GROUPINGS);
export const readStatus: Reader<'published' | 'draft'> = oneOf(['published', 'draft']);
export const readRevision: Reader<number> = positiveInteger(999_999_999);
/** A page of a list, from 1. */
export const readPage: Reader<number> = positiveInteger(1_000_000);
/** Strapi's own way to ask for a page, over at most 100 items each. */
export const PAGING = {
  'pagination[page]': readPage,
  'pagination[pageSize]': positiveInteger(100),
};

/**
 * The query of a request by its readers. An unknown key or one that is there twice is
 * refused: a misspelt filter must not silently answer with everything.
 *
 * @throws ValidationError (400) with a sentence that says what is accepted.
 */
export function readQuery<R extends Readers>({ querystring }: QuestionRequest, readers: R): Query<R> {
  const parameters = new URLSearchParams(querystring);
  const result: Record<string, unknown> = {};
  for (const key of new Set(parameters.keys())) {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    const accepted = Object.keys(readers).join(', ');
    if (!reader) throw new ValidationError(`${shown(key)} is not a query key here; accepted: ${accepted}.`);
    const values = parameters.getAll(key);
    if (values.length > 1)
      throw new ValidationError(`"${key}" is there ${values.length} times; give it once.`);
    result[key] = reader(values[0] ?? '', key);
  }
  return result as Query<R>;
}

/** What a page is asked for: the keys it knows, for chat apps append keys of their own. @throws ValidationError (400). */
export function readPageQuery<R extends Readers>({ querystring }: QuestionRequest, readers: R): Query<R> {
  const parameters = new URLSearchParams(querystring);
  const result: Record<string, unknown> = {};
  for (const [key, reader] of Object.entries(readers)) {
    const [value, ...more] = parameters.getAll(key);
    if (more.length > 0) throw new ValidationError(`"${key}" is there more than once; give it once.`);
    if (value !== undefined) result[key] = reader(value, key);
  }
  return result as Query<R>;
}

/** A value of the path, such as the month in /totals/2020-12. */
export function readParameter<T>({ parameters }: QuestionRequest, name: string, reader: Reader<T>): T {
  return reader(parameters[name] ?? '', name);
}
