import type { Month } from '../domain/month';
import { ForbiddenError, ValidationError } from '../errors';
import { isHeldBack, visibleFilter, type Filter } from './month-bound';

export interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
  readonly private?: boolean;
}

export interface Schema {
  readonly uid: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Restriction {
  readonly schemaOf: (uid: string) => Schema;
  readonly months: readonly Month[];
  /** Whether the caller may read a content type at all: `*` must not ask for what it may not. */
  readonly mayRead: (uid: string) => Promise<boolean>;
}

export type Query = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `constructor` and its like are no attributes, though every object has them. */
export const attributeOf = ({ attributes }: Schema, name: string): Attribute | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

/** Relations from media to whatever uses it: they lead into every content type, so nobody follows them unseen. */
const FROM_MEDIA = 'related';

function both(filters: unknown, restriction: Filter): Query {
  return filters === undefined ? restriction : { $and: [filters, restriction] };
}

/** Filters that reach through a relation into another month see that month's public entries only. */
function restrictFilters(filters: unknown, schema: Schema, context: Restriction): unknown {
  if (Array.isArray(filters)) return filters.map((filter) => restrictFilters(filter, schema, context));
  if (!isObject(filters)) return filters;
  return Object.fromEntries(
    Object.entries(filters).map(([key, value]) => {
      const attribute = attributeOf(schema, key);
      if (key === FROM_MEDIA && !attribute?.target) throw relatedRefused();
      if (attribute?.type === 'media') refuseUses(value);
      if (!attribute) return [key, restrictFilters(value, schema, context)];
      const target = attribute.target ?? attribute.component;
      if (target === undefined || !hasSchema(attribute)) return [key, value];
      const inner = restrictFilters(value, context.schemaOf(target), context);
      const restriction = visibleFilter(target, context.months);
      if (restriction === null) return [key, inner];
      return [key, both(asRelationFilter(inner), restriction)];
    }),
  );
}

/** `filters[activity]=17` and `filters[activity][$eq]=17` mean its id. */
function asRelationFilter(value: unknown): unknown {
  if (!isObject(value)) return { id: value };
  const operators = Object.keys(value).some(
    (key) => key.startsWith('$') && !['$and', '$or', '$not'].includes(key),
  );
  return operators ? { id: value } : value;
}

const hasSchema = ({ type, target, component }: Attribute): boolean =>
  (type === 'relation' && target !== undefined) || (type === 'component' && component !== undefined);

function relatedRefused(): Error {
  return new ForbiddenError('What a file is used in can only be read with the preview action.');
}

function refuseUses(value: unknown): void {
  // As a key, or as a step of a path such as `folder.files.related`.
  if (/[".]related\b/.test(JSON.stringify(value ?? null))) throw relatedRefused();
}

function restrictSort(sort: unknown, schema: Schema, context: Restriction): void {
  const paths: string[] = [];
  const collect = (value: unknown, prefix: string): void => {
    if (typeof value === 'string' && prefix === '') {
      paths.push(...value.split(',').map((part) => part.trim().split(':')[0] ?? ''));
    } else if (Array.isArray(value)) {
      for (const item of value) collect(item, prefix);
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        const path = prefix === '' ? key : `${prefix}.${key}`;
        if (isObject(item)) collect(item, path);
        else paths.push(path);
      }
    }
  };
  collect(sort, '');
  for (const path of paths) {
    let current = schema;
    for (const step of path.split('.')) {
      const attribute = attributeOf(current, step);
      if (!attribute || !hasSchema(attribute)) break;
      const target = attribute.target ?? attribute.component ?? '';
      if (isHeldBack(target)) {
        throw new ValidationError(
          `"sort" cannot go through "${step}": not all of its entries are for everybody.`,
        );
      }
      current = context.schemaOf(target);
    }
  }
}

/** Every way to write `populate`, as an object of attribute → what to populate below it. */
async function asObject(
  populate: unknown,
  schema: Schema,
  context: Restriction,
): Promise<Record<string, unknown>> {
  if (populate === undefined || populate === null || populate === false || populate === 'false') return {};
  if (populate === true || populate === 'true' || populate === '*') return everything(schema, context);
  if (isObject(populate)) return { ...populate };
  const paths = (Array.isArray(populate) ? populate : [populate]).flatMap((path) =>
    typeof path === 'string' ? path.split(',').map((part) => part.trim()) : [],
  );
  // Without a prototype: a path may be called `constructor`.
  const result = Object.create(null) as Record<string, unknown>;
  for (const path of paths) {
    if (path === '*') {
      Object.assign(result, { ...(await everything(schema, context)), ...result });
      continue;
    }
    const [first = '', ...rest] = path.split('.');
    const below = rest.length === 0 ? true : { populate: mergeBelow(result[first], rest.join('.')) };
    result[first] = below === true ? (result[first] ?? true) : below;
  }
  return result;
}

function mergeBelow(existing: unknown, path: string): string[] {
  const before =
    isObject(existing) && Array.isArray(existing.populate) ? (existing.populate as string[]) : [];
  return [...before, path];
}

async function everything(schema: Schema, context: Restriction): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.private || name === 'createdBy' || name === 'updatedBy') continue;
    if (attribute.type === 'media' || attribute.type === 'component') result[name] = true;
    if (attribute.type === 'relation' && attribute.target && (await context.mayRead(attribute.target))) {
      result[name] = true;
    }
  }
  return result;
}

async function restrictPopulate(populate: unknown, schema: Schema, context: Restriction): Promise<unknown> {
  if (populate === undefined) return undefined;
  const wanted = await asObject(populate, schema, context);
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const attribute = attributeOf(schema, name);
    if (name === FROM_MEDIA) throw relatedRefused();
    if (!attribute || value === false || value === 'false') {
      result[name] = value;
      continue;
    }
    if (attribute.type === 'media') {
      refuseUses(value);
      result[name] = value;
      continue;
    }
    const target = attribute.target ?? attribute.component;
    if (target === undefined || !hasSchema(attribute)) {
      result[name] = value;
      continue;
    }
    result[name] = await restrictBelow(value, context.schemaOf(target), target, context);
  }
  return result;
}

async function restrictBelow(
  value: unknown,
  schema: Schema,
  uid: string,
  context: Restriction,
): Promise<unknown> {
  const restriction = visibleFilter(uid, context.months);
  const options: Query = isObject(value) ? value : value === '*' ? { populate: '*' } : {};
  if (restriction === null && !isObject(value)) return value;
  const restricted = await restrictQuery(options, schema, context);
  return restriction === null
    ? restricted
    : { ...restricted, filters: both(restricted.filters, restriction) };
}

/** The query of one level: its own populate, filters and sort, and all below them. */
async function restrictQuery(
  query: Query,
  schema: Schema,
  context: Restriction,
): Promise<Record<string, unknown>> {
  restrictSort(query.sort, schema, context);
  const result: Record<string, unknown> = { ...query };
  if (query.filters !== undefined) result.filters = restrictFilters(query.filters, schema, context);
  if (query.populate !== undefined) result.populate = await restrictPopulate(query.populate, schema, context);
  return result;
}

/**
 * A REST query that can no longer tell anything of a month that is not public, nor of a
 * photo without consent: not by listing it, not through a relation, not by filtering or
 * sorting on it.
 *
 * @param isRead whether the entries themselves are asked for; a write has no list to restrict.
 * @throws ForbiddenError, ValidationError where a part of the query cannot be restricted.
 */
export async function restrictToPublicMonths(
  query: Query,
  uid: string,
  isRead: boolean,
  context: Restriction,
): Promise<Record<string, unknown>> {
  const restricted = await restrictQuery(query, context.schemaOf(uid), context);
  const restriction = isRead ? visibleFilter(uid, context.months) : null;
  return restriction === null
    ? restricted
    : { ...restricted, filters: both(restricted.filters, restriction) };
}
