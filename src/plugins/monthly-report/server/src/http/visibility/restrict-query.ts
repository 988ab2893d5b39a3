import { ValidationError } from '../../errors';
import { asksForAll, asPopulateObject, expanded, isObject, type Query } from '../gates/query/populate';
import { usesOf } from '../gates/query/uses';
import { attributeOf, type Attribute, type Schema } from '../../strapi/schema';
import { isHeldBack, visibleFilter, type Filter, type PublicTime } from './month-bound';

export interface Restriction extends PublicTime {
  readonly schemaOf: (uid: string) => Schema;
  /** Whether the caller may read a content type at all: `*` must not ask for a type that the caller may not read. */
  readonly mayRead: (uid: string) => Promise<boolean>;
}

function both(filters: unknown, restriction: Filter): Query {
  return filters === undefined ? restriction : { $and: [filters, restriction] };
}

/** A filter that follows a relation into another month sees only public entries of that month. */
function restrictFilters(filters: unknown, schema: Schema, context: Restriction): unknown {
  if (Array.isArray(filters)) return filters.map((filter) => restrictFilters(filter, schema, context));
  if (!isObject(filters)) return filters;
  return Object.fromEntries(
    Object.entries(filters).map(([key, value]) => {
      const attribute = attributeOf(schema, key);
      if (!attribute) return [key, restrictFilters(value, schema, context)];
      const target = attribute.target ?? attribute.component;
      if (target === undefined || !hasSchema(attribute)) return [key, value];
      const inner = restrictFilters(value, context.schemaOf(target), context);
      const restriction = visibleFilter(target, context);
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

/** A sort tells as much about entries as a filter would. */
function refuseHeldBackSort(query: Query, schema: Schema, { schemaOf }: Restriction): void {
  const { sorts } = usesOf(query, schema, { schemaOf, mayPass: () => true });
  for (const step of sorts.flatMap(({ path }) => path)) {
    if (step.part === 'sort' && isHeldBack(step.target)) {
      throw new ValidationError(
        `"sort" cannot go through "${step.name}": not all of its entries are for everybody.`,
      );
    }
  }
}

/** The attributes that `*` means, without relations to types that the caller may not read. */
async function everything(schema: Schema, context: Restriction): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of expanded(schema)) {
    const { type, target = '' } = attributeOf(schema, name) ?? { type: '' };
    if (type !== 'relation' || (await context.mayRead(target))) names.push(name);
  }
  return names;
}

async function restrictPopulate(populate: unknown, schema: Schema, context: Restriction): Promise<unknown> {
  if (populate === undefined) return undefined;
  const wanted = asPopulateObject(populate, asksForAll(populate) ? await everything(schema, context) : []);
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const attribute = attributeOf(schema, name);
    if (!attribute || value === false || value === 'false') {
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
  const restriction = visibleFilter(uid, context);
  const options: Query = isObject(value) ? value : value === '*' ? { populate: '*' } : {};
  if (restriction === null && !isObject(value)) return value;
  const restricted = await restrictQuery(options, schema, context);
  return restriction === null
    ? restricted
    : { ...restricted, filters: both(restricted.filters, restriction) };
}

/** Restricts the query of one level: its populate, filters and sort, and all levels below them. */
async function restrictQuery(
  query: Query,
  schema: Schema,
  context: Restriction,
): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = { ...query };
  if (query.filters !== undefined) result.filters = restrictFilters(query.filters, schema, context);
  if (query.populate !== undefined) result.populate = await restrictPopulate(query.populate, schema, context);
  return result;
}

/**
 * A REST query that tells nothing about a month that is not public or a photo without consent: not by a list, not
 * through a relation, not by a filter or a sort.
 *
 * @param isRead whether the query reads the entries; a write has no list to restrict.
 * @throws ValidationError if a part of the query cannot be restricted.
 */
export async function restrictToPublicMonths(
  query: Query,
  uid: string,
  isRead: boolean,
  context: Restriction,
): Promise<Record<string, unknown>> {
  const schema = context.schemaOf(uid);
  refuseHeldBackSort(query, schema, context);
  const restricted = await restrictQuery(query, schema, context);
  const restriction = isRead ? visibleFilter(uid, context) : null;
  return restriction === null
    ? restricted
    : { ...restricted, filters: both(restricted.filters, restriction) };
}
