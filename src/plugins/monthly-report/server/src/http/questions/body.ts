/** Reads bodies of requests, each key with its own reader. */
import { ValidationError } from '../../errors';

type Reader<T> = (value: unknown, key: string) => T;
type Readers = Readonly<Record<string, Reader<unknown>>>;
type Body<R extends Readers> = { readonly [K in keyof R]: ReturnType<R[K]> };

/**
 * Reads the body of a request; an unknown key is refused, as in queries.
 *
 * @throws ValidationError (400) with a sentence that says what is accepted.
 */
export function readBody<R extends Readers>(body: unknown, readers: R): Body<R> {
  const accepted = Object.keys(readers);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ValidationError(`The body is a JSON object with: ${accepted.join(', ')}.`);
  }
  const unknown = Object.keys(body).filter((key) => !accepted.includes(key));
  if (unknown.length > 0) {
    throw new ValidationError(`The body has keys that are none here; accepted: ${accepted.join(', ')}.`);
  }
  const given = body as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(readers).map(([key, reader]) => [key, reader(given[key], key)]),
  ) as Body<R>;
}

/** A text of 1 to `most` characters, trimmed. */
export function words(most: number): Reader<string> {
  return (value, key) => {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '' || [...text].length > most) {
      throw new ValidationError(
        `请填写1至${most}个字。 / "${key}" is needed: a text of 1 to ${most} characters.`,
      );
    }
    return text;
  };
}

/** The value of another reader, or undefined if the key is absent. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, key) =>
    value === undefined ? undefined : reader(value, key);

/** A list of 1 to `most` objects, each read by the readers of its keys. */
export function listOf<R extends Readers>(readers: R, most: number): Reader<readonly Body<R>[]> {
  return (value, key) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > most) {
      throw new ValidationError(
        `请选择1至${most}项。 / "${key}" is needed: a list of 1 to ${most} objects with ${Object.keys(readers).join(', ')}.`,
      );
    }
    return value.map((item: unknown) => readBody(item, readers));
  };
}
