/** The information sent with a file: its name, its texts, its folder. Anything else is refused. */
import { errors } from '@strapi/utils';

import { shownName } from './file-names';
import { unexpected } from './refusals';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => value === null || typeof value === 'string';
const isId: Check = (value) => isText(value) || typeof value === 'number';
/** The focal point of a picture, in percent of its sides. */
const isPoint: Check = (value) =>
  value === null ||
  (typeof value === 'object' &&
    Object.entries(value).every(([key, number]) => 'xy'.includes(key) && typeof number === 'number'));

/** The fields that the panel sends; all are optional. */
const FIELDS: Readonly<Record<string, Check>> = {
  name: isText,
  alternativeText: isText,
  caption: isText,
  focalPoint: isPoint,
  folder: isId,
};
const ACCEPTED = `"fileInfo" with ${Object.keys(FIELDS).join(', ')}`;

/**
 * Reads the information of one file or of several, which a form carries as JSON, and puts in the present file names.
 *
 * @throws ValidationError (400)
 */
export function readableInfo(info: unknown, renamed: ReadonlyMap<string, string>): unknown {
  const parsed: unknown = typeof info === 'string' ? parse(info) : info;
  if (!Array.isArray(parsed)) return readableOne(parsed, renamed);
  // A form repeats the field for each file, or gives one list.
  return parsed.map((one) => readableOne(typeof one === 'string' ? parse(one) : one, renamed));
}

function readableOne(info: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof info !== 'object' || info === null || Array.isArray(info)) throw unreadable();
  for (const [key, value] of Object.entries(info)) {
    const check = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (check?.(value) !== true) throw unexpected(ACCEPTED);
  }
  const { name } = info as { name?: unknown };
  if (typeof name !== 'string') return info;
  return { ...info, name: shownName(renamed.get(name) ?? name) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Strapi would answer with an error 500.
    throw unreadable();
  }
}

const unreadable = (): Error =>
  new errors.ValidationError('"fileInfo" is malformed; accepted: JSON such as {"alternativeText":"…"}.');
