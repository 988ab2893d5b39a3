import { ValidationError } from '../errors';
import { FILE } from '../uids';
import { attributeOf, isObject, type Attribute, type Query, type Schema } from './restrict-query';

type SchemaOf = (uid: string) => Schema;

const LOGICAL = ['$and', '$or', '$not'];
const WHOLE_NUMBER = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d+)?$/;
/** `$null` takes true or false, and a text may be looked for in a number. */
const ANY_VALUE = /^\$(?:null|notNull|(?:not)?(?:contains|startsWith|endsWith)i?)$/i;
const MOST_ROWS_SKIPPED = 1_000_000_000;

function refuse(part: string, accepted: string): never {
  throw new ValidationError(`"${part}" is malformed; accepted: ${accepted}.`);
}

function targetOf(attribute: Attribute): string | undefined {
  return attribute.type === 'media' ? FILE : (attribute.target ?? attribute.component);
}

/** What the value of a scalar filter must look like for the database to compare it; null where any text will do. */
function numberFormat(name: string, type: string | undefined): RegExp | null {
  if (name === 'id' || type === 'integer' || type === 'biginteger') return WHOLE_NUMBER;
  return type === 'decimal' || type === 'float' ? DECIMAL : null;
}

function checkValue(value: unknown, path: string, format: RegExp | null): void {
  if (Array.isArray(value)) {
    for (const item of value) checkValue(item, path, format);
  } else if (isObject(value)) {
    for (const [operator, inner] of Object.entries(value)) {
      if (!operator.startsWith('$')) refuse(path, 'a value, or operators such as $eq');
      checkOperator(operator, inner, `${path}.${operator}`, format);
    }
  } else if (format !== null && !format.test(String(value))) {
    refuse(path, 'a number');
  }
}

function checkOperator(operator: string, value: unknown, path: string, format: RegExp | null): void {
  // The database layer writes its pattern into SQL that only some databases have.
  if (operator === '$jsonSupersetOf') refuse(path, 'another operator');
  if (operator === '$between' && !(Array.isArray(value) && value.length === 2)) refuse(path, 'two values');
  checkValue(value, path, ANY_VALUE.test(operator) ? null : format);
}

function checkFilters(filters: unknown, schema: Schema, schemaOf: SchemaOf, path: string): void {
  if (Array.isArray(filters)) {
    for (const filter of filters) checkFilters(filter, schema, schemaOf, path);
    return;
  }
  if (!isObject(filters)) refuse(path, 'fields with their values, such as filters[code]=north');
  for (const [key, value] of Object.entries(filters)) {
    const below = `${path}.${key}`;
    const attribute = attributeOf(schema, key);
    const target = attribute && targetOf(attribute);
    if (LOGICAL.includes(key)) checkFilters(value, schema, schemaOf, below);
    else if (key.startsWith('$')) refuse(below, 'an operator below a field');
    else if (target === undefined) checkValue(value, below, numberFormat(key, attribute?.type));
    else checkRelationFilter(value, schemaOf(target), schemaOf, below);
  }
}

/** Either fields of the related entry, or its id: as a value, a list or operators. */
function checkRelationFilter(value: unknown, schema: Schema, schemaOf: SchemaOf, path: string): void {
  const keys = isObject(value) ? Object.keys(value) : [];
  const isId = !isObject(value) || keys.some((key) => key.startsWith('$') && !LOGICAL.includes(key));
  if (isId) checkValue(value, path, WHOLE_NUMBER);
  else checkFilters(value, schema, schemaOf, path);
}

function checkSort(sort: unknown, schema: Schema, schemaOf: SchemaOf): void {
  if (typeof sort === 'string') {
    for (const part of sort.split(','))
      checkSortPath(part.split(':')[0]?.trim().split('.') ?? [], schema, schemaOf);
  } else if (Array.isArray(sort)) {
    for (const item of sort) checkSort(item, schema, schemaOf);
  } else if (isObject(sort)) {
    for (const path of pathsOf(sort)) checkSortPath(path, schema, schemaOf);
  }
}

function pathsOf(sort: Query): string[][] {
  return Object.entries(sort).flatMap(([key, value]) =>
    isObject(value) ? pathsOf(value).map((rest) => [key, ...rest]) : [[key]],
  );
}

function checkSortPath(path: readonly string[], start: Schema, schemaOf: SchemaOf): void {
  let schema = start;
  for (const [index, step] of path.entries()) {
    if (index === path.length - 1) return;
    const attribute = attributeOf(schema, step);
    const target = attribute && targetOf(attribute);
    if (target === undefined) refuse('sort', 'a field, or relation.field');
    schema = schemaOf(target);
  }
}

function checkFields(fields: unknown): void {
  const names = (Array.isArray(fields) ? fields : [fields]).flatMap((field) => String(field).split(','));
  // Strapi takes what every object has, such as `constructor`, for a field.
  if (names.some((name) => name.trim() in {})) refuse('fields', 'names of fields');
}

function checkPopulate(populate: unknown, schema: Schema, schemaOf: SchemaOf): void {
  if (!isObject(populate)) return;
  for (const [name, value] of Object.entries(populate)) {
    const attribute = attributeOf(schema, name);
    const target = attribute && targetOf(attribute);
    if (target !== undefined && isObject(value))
      checkLevel(value, schemaOf(target), schemaOf, `populate.${name}.filters`);
  }
}

function checkLevel(query: Query, schema: Schema, schemaOf: SchemaOf, filtersPath: string): void {
  if (query.filters !== undefined) checkFilters(query.filters, schema, schemaOf, filtersPath);
  if (query.fields !== undefined) checkFields(query.fields);
  checkSort(query.sort, schema, schemaOf);
  checkPopulate(query.populate, schema, schemaOf);
}

/** PostgreSQL stores no U+0000 and compares nothing with it. */
export function refuseNul(part: string, value: unknown): void {
  if (JSON.stringify(value ?? null).includes('\\u0000')) refuse(part, 'text without the character U+0000');
}

/**
 * Refuses the queries that Strapi's REST passes on to the database layer, where they
 * end as an error 500.
 *
 * @throws ValidationError (400) with a sentence that says what is accepted.
 */
export function refuseMalformedQuery(query: Query, schema: Schema, schemaOf: SchemaOf): void {
  refuseNul('query', query);
  if (query._q !== undefined && typeof query._q !== 'string') refuse('_q', 'one text');
  if (isObject(query.locale)) refuse('locale', 'one language');
  const start = isObject(query.pagination) ? query.pagination.start : query.start;
  if (Number(start) > MOST_ROWS_SKIPPED) refuse('pagination.start', `at most ${MOST_ROWS_SKIPPED}`);
  checkLevel(query, schema, schemaOf, 'filters');
}
