import type { z } from '@strapi/utils';

import * as contract from '../contracts';
import { toMonth, type Month } from '../../domain/month';
import { ValidationError } from '../../errors';
import type { QuestionRequest } from './request';

/** Reads one value: returns its meaning, or throws a sentence that says what is accepted. */
type Reader<T> = (value: string, key: string) => T;

type Schema = z.ZodType;
type Shape = Readonly<Record<string, Schema>>;
type Query<S extends Shape> = { readonly [K in keyof S]: z.output<S[K]> | undefined };

const MAX_SHOWN = 40;

/** A value that the caller sent, cut short: an error message has no room for ten kilobytes. */
export function shown(value: string): string {
  return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
}

/** A number in an address: no sign, no leading zero, no fraction. */
const WRITTEN_NUMBER = /^[1-9]\d{0,8}$/;

/** The reader of a schema; its errors say what is accepted. */
function readerOf<S extends Schema>(schema: S): Reader<z.output<S>> {
  const isNumber = schema.safeParse(1).success;
  return (value, key) => {
    const given = isNumber && WRITTEN_NUMBER.test(value) ? Number(value) : value;
    const { success, data, error } = schema.safeParse(given);
    if (success) return data;
    const [{ message: accepted } = { message: 'something else' }] = error.issues;
    throw new ValidationError(`"${key}" is ${shown(value)}; accepted: ${accepted}.`);
  };
}

const readWrittenMonth = readerOf(contract.month);
export const readMonth: Reader<Month> = (value, key) => toMonth(readWrittenMonth(value, key));
/** A month or the name of a period. */
export const readPeriod = readerOf(contract.period);
export const readCode = readerOf(contract.code);

/**
 * Reads the query of a request by its schemas. An unknown or repeated key is refused: with a misspelt filter the
 * answer would silently contain everything.
 *
 * @throws ValidationError (400) with a sentence that says what is accepted.
 */
export function readQuery<S extends Shape>({ querystring }: QuestionRequest, shape: S): Query<S> {
  const parameters = new URLSearchParams(querystring);
  const result: Record<string, unknown> = {};
  for (const key of new Set(parameters.keys())) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const accepted = Object.keys(shape).join(', ');
    if (!schema) throw new ValidationError(`${shown(key)} is not a query key here; accepted: ${accepted}.`);
    const values = parameters.getAll(key);
    if (values.length > 1)
      throw new ValidationError(`"${key}" is there ${values.length} times; give it once.`);
    result[key] = readerOf(schema)(values[0] ?? '', key);
  }
  return result as Query<S>;
}

/**
 * Reads the known keys of the query of a page; unknown keys are ignored, because chat apps append keys of their own.
 * @throws ValidationError (400).
 */
export function readPageQuery<S extends Shape>({ querystring }: QuestionRequest, shape: S): Query<S> {
  const parameters = new URLSearchParams(querystring);
  const result: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const [value, ...more] = parameters.getAll(key);
    if (more.length > 0) throw new ValidationError(`"${key}" is there more than once; give it once.`);
    if (value !== undefined) result[key] = readerOf(schema)(value, key);
  }
  return result as Query<S>;
}

/** A value of the path, such as the month in /totals/2020-12. */
export function readParameter<T>({ parameters }: QuestionRequest, name: string, reader: Reader<T>): T {
  return reader(parameters[name] ?? '', name);
}
