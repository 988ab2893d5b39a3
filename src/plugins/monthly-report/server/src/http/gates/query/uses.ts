/**
 * Lists the parts of the content that a Strapi query uses (`filters`, `sort`, `fields`, `populate`, at every level).
 * It reads the query as it was sent. This is the one walk over a query: limits, reach and visibility judge the list.
 * Different spellings of the same query give the same list. A query that Strapi or the database could only answer
 * with an error 500 is refused here.
 */
import { attributeOf, type Attribute, type Schema } from '../../../strapi/schema';
import { FILE } from '../../../uids';
import { keepWithin, refuse } from './refusal';
import { asPopulateObject, expanded, isObject, type Query } from './populate';

export type Part = 'filters' | 'sort' | 'populate';

/** A relation, a component or media that is followed. */
export interface Step {
  readonly part: Part;
  readonly schema: Schema;
  readonly name: string;
  readonly attribute: Attribute;
  readonly target: string;
}

/** The steps from the requested entry to the place where something is used. */
export type Path = readonly Step[];

/** A field that the query compares, sorts by, or names. */
export interface FieldUse {
  readonly path: Path;
  readonly schema: Schema;
  readonly name: string;
}

export interface Condition extends FieldUse {
  readonly operator: string;
  readonly values: number;
}

export interface Uses {
  /** One path for each relation that is followed; its last step is that relation. */
  readonly relations: readonly Path[];
  readonly conditions: readonly Condition[];
  readonly sorts: readonly FieldUse[];
  readonly searches: number;
}

export interface Reading {
  readonly schemaOf: (uid: string) => Schema;
  /** Whether a relation may lead to a content type. */
  readonly mayPass: (uid: string) => boolean;
  /** Names that are not attributes: the route itself takes them out of filters and sort. */
  readonly alsoNamed?: readonly string[];
}

const NESTED_KEYS = ['fields', 'filters', 'sort', 'populate'];
const LOGICAL = ['$and', '$or', '$not'];
const LISTS = ['$in', '$notIn', '$between'];
const COMPARISONS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$null', '$notNull', ...LISTS];
/** The database reads each row and compares it as text. */
export const TEXT_OPERATORS: readonly string[] = [
  '$eqi',
  '$nei',
  '$contains',
  '$containsi',
  '$notContains',
  '$notContainsi',
  '$startsWith',
  '$startsWithi',
  '$endsWith',
  '$endsWithi',
];
const OPERATORS = [...COMPARISONS, ...TEXT_OPERATORS];
const WHOLE_NUMBER = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d+)?$/;
/** `$null` accepts true or false, and a text operator may search in a number. */
const ANY_VALUE = ['$null', '$notNull', ...TEXT_OPERATORS];
const IDENTITY = ['id', 'documentId'];
const SORTED_BY = /^(\w+(?:\.\w+)*)(?:\s*:\s*(asc|desc))?$/i;

const targetOf = (attribute: Attribute): string | undefined =>
  attribute.type === 'media' ? FILE : (attribute.target ?? attribute.component);

export const leadsToMany = ({ attribute }: Step): boolean =>
  attribute.repeatable === true ||
  attribute.multiple === true ||
  /ToMany$|Many$/.test(attribute.relation ?? '');

/** The format that the database needs for the value of a filter; null if any text is fine. */
function numberFormat(name: string, type: string | undefined): RegExp | null {
  if (name === 'id' || type === 'integer' || type === 'biginteger') return WHOLE_NUMBER;
  return type === 'decimal' || type === 'float' ? DECIMAL : null;
}

/** qs turns a list that is too long for it into an object with numbers as keys. */
const isLongList = (value: unknown): value is Query =>
  isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^\d+$/.test(key));

class Reader {
  readonly relations: Path[] = [];
  readonly conditions: Condition[] = [];
  readonly sorts: FieldUse[] = [];

  constructor(private readonly reading: Reading) {}

  /** The attribute of a name that was sent; null if the route itself takes the name. */
  private named(schema: Schema, name: string, at: string): Attribute | null {
    const { alsoNamed = [] } = this.reading;
    const attribute = attributeOf(schema, name);
    if (attribute !== undefined) return attribute;
    if (IDENTITY.includes(name) || alsoNamed.includes(name)) return null;
    return refuse(at, 'the names of fields and relations');
  }

  private follow(path: Path, part: Part, schema: Schema, name: string, attribute: Attribute): Path {
    const target = targetOf(attribute);
    if (target === undefined || (attribute.type === 'relation' && !this.reading.mayPass(target)))
      refuse(name, 'relations to content that can be asked for');
    const longer = [...path, { part, schema, name, attribute, target }];
    keepWithin('levels', longer.length);
    const times = longer.filter((step) => step.schema.uid === schema.uid && step.name === name).length;
    keepWithin('sameRelation', times);
    this.relations.push(longer);
    keepWithin('relations', this.relations.length);
    return longer;
  }

  private target(path: Path): Schema {
    return this.reading.schemaOf(path.at(-1)?.target ?? '');
  }

  private condition(use: FieldUse, operator: string, values: number): void {
    keepWithin('values', values);
    this.conditions.push({ ...use, operator, values });
    keepWithin('conditions', this.conditions.length);
  }

  filters(value: unknown, schema: Schema, path: Path, at: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.filters(item, schema, path, at);
      return;
    }
    if (!isObject(value)) refuse(at, 'fields with their values, such as filters[code]=north');
    for (const [key, inner] of Object.entries(value)) {
      const below = `${at}.${key}`;
      if (LOGICAL.includes(key)) this.group(key, inner, schema, path, below);
      else if (key.startsWith('$')) refuse(below, 'an operator below a field');
      else {
        const attribute = this.named(schema, key, below);
        if (attribute === null || targetOf(attribute) === undefined) {
          if (attribute?.type === 'relation') refuse(below, 'relations to content that can be asked for');
          const format = numberFormat(key, attribute?.type);
          this.value(inner, { path, schema, name: key }, '$eq', { at: below, format });
        } else {
          this.related(inner, this.follow(path, 'filters', schema, key, attribute), below);
        }
      }
    }
  }

  private group(key: string, inner: unknown, schema: Schema, path: Path, at: string): void {
    if (key === '$not' ? !isObject(inner) : !Array.isArray(inner))
      refuse(at, key === '$not' ? 'filters' : `a list of filters, such as ${key}[0][code]=north`);
    this.filters(inner, schema, path, at);
  }

  /** Accepts fields of the related entry, its id (a value, a list, or one operator), or one $and or $or. */
  private related(value: unknown, path: Path, at: string): void {
    const schema = this.target(path);
    const keys = isObject(value) ? Object.keys(value) : [];
    const isGroup = keys.length === 1 && (keys[0] === '$and' || keys[0] === '$or');
    const isFields = keys.length > 0 && keys.every((key) => !key.startsWith('$'));
    if (isGroup || (isFields && !isLongList(value))) {
      this.filters(value, schema, path, at);
      return;
    }
    if (keys.length > 1 && !isLongList(value)) refuse(at, 'fields, or one operator');
    this.value(value, { path, schema, name: 'id' }, '$eq', { at, format: WHOLE_NUMBER });
  }

  private value(
    value: unknown,
    use: FieldUse,
    operator: string,
    { at, format }: { readonly at: string; readonly format: RegExp | null },
  ): void {
    const list = isLongList(value) ? Object.values(value) : value;
    if (Array.isArray(list)) {
      if (operator === '$between' && list.length !== 2) refuse(at, 'two values');
      for (const item of list) this.single(item, operator, at, format);
      if (operator === '$eq' || LISTS.includes(operator)) this.condition(use, operator, list.length);
      else for (let index = 0; index < list.length; index += 1) this.condition(use, operator, 1);
    } else if (isObject(list)) {
      for (const [key, inner] of Object.entries(list)) {
        const below = `${at}.${key}`;
        if (key === '$not') {
          if (!isObject(inner)) refuse(below, 'an operator');
        } else if (!OPERATORS.includes(key))
          refuse(below, `a value, or an operator: $not, ${OPERATORS.join(', ')}`);
        if (key !== '$not' && isObject(inner) && !isLongList(inner)) refuse(below, 'a value');
        this.value(inner, use, key === '$not' ? operator : key, { at: below, format });
      }
    } else {
      if (operator === '$between') refuse(at, 'two values');
      this.single(list, operator, at, format);
      this.condition(use, operator, 1);
    }
  }

  private single(value: unknown, operator: string, at: string, format: RegExp | null): void {
    if (typeof value === 'object' && value !== null) refuse(at, 'a value');
    if (format === null || ANY_VALUE.includes(operator)) return;
    if (!format.test(String(value))) refuse(at, 'a number');
  }

  sort(value: unknown, schema: Schema, path: Path): void {
    const isList = Array.isArray(value);
    const items = (isList ? value : [value]).filter((item) => item !== null && item !== undefined);
    if (items.some((item) => typeof item === 'string') && items.some(isObject))
      refuse('sort', 'texts or objects, not both');
    for (const item of items) {
      if (typeof item === 'string') {
        for (const key of item.split(',').map((part) => part.trim())) {
          if (key === '') continue;
          const [, names] =
            SORTED_BY.exec(key) ?? refuse('sort', 'field, relation.field, field:asc or field:desc');
          this.sortPath((names ?? '').split('.'), schema, path);
        }
      } else if (isObject(item)) {
        this.sortObject(item, schema, path, []);
      } else {
        refuse('sort', 'field, relation.field, field:asc or field:desc');
      }
    }
  }

  private sortObject(value: Query, schema: Schema, path: Path, names: readonly string[]): void {
    for (const [key, inner] of Object.entries(value)) {
      const longer = [...names, key];
      if (isObject(inner)) this.sortObject(inner, schema, path, longer);
      else if (typeof inner === 'string' && /^(?:asc|desc|)$/i.test(inner.trim()))
        this.sortPath(longer, schema, path);
      else refuse('sort', 'asc or desc');
    }
  }

  private sortPath(names: readonly string[], start: Schema, from: Path): void {
    let schema = start;
    let path = from;
    for (const [index, name] of names.entries()) {
      const attribute = this.named(schema, name, `sort.${names.join('.')}`);
      const isLast = index === names.length - 1;
      const isField = attribute === null || targetOf(attribute) === undefined;
      if (isLast !== isField || (attribute?.type === 'relation' && isLast))
        refuse('sort', 'a field, or relation.field');
      if (isLast || attribute === null) {
        this.sorts.push({ path, schema, name });
        keepWithin('sortKeys', this.sorts.length);
        return;
      }
      path = this.follow(path, 'sort', schema, name, attribute);
      schema = this.target(path);
    }
  }

  fields(value: unknown, schema: Schema): void {
    for (const list of [value].flat()) {
      if (list === null || list === undefined) continue;
      if (typeof list !== 'string') refuse('fields', 'names of fields');
      for (const name of list.split(',').map((part) => part.trim())) {
        if (name === '' || name === '*') continue;
        const attribute = this.named(schema, name, `fields.${name}`);
        if (attribute !== null && (targetOf(attribute) !== undefined || attribute.type === 'relation'))
          refuse(`fields.${name}`, 'names of fields; relations are asked for with "populate"');
      }
    }
  }

  populate(value: unknown, schema: Schema, path: Path): void {
    if (typeof value === 'object' && value !== null && !isObject(value)) {
      if (!(value as unknown[]).every((item) => item === null || typeof item === 'string'))
        refuse('populate', 'names, or an object');
    }
    for (const [name, inner] of Object.entries(asPopulateObject(value, this.everything(schema)))) {
      const at = `populate.${name}`;
      const attribute = this.named(schema, name, at);
      if (attribute === null || (targetOf(attribute) === undefined && attribute.type !== 'relation'))
        refuse(at, 'relations, components and media');
      if (inner === false || inner === 'false') continue;
      const longer = this.follow(path, 'populate', schema, name, attribute);
      if (isObject(inner)) {
        const unknown = Object.keys(inner).find((key) => !NESTED_KEYS.includes(key));
        if (unknown !== undefined) refuse(`${at}.${unknown}`, NESTED_KEYS.join(', '));
        this.level(inner, this.target(longer), longer, at);
      } else if (inner === '*') {
        this.populate('*', this.target(longer), longer);
      } else if (inner !== true && inner !== 'true') {
        refuse(at, 'true, * or an object');
      }
    }
  }

  /** The attributes that `*` means, without those that nobody may ask for by name. */
  private everything(schema: Schema): string[] {
    return expanded(schema).filter((name) => {
      const { type, target = '' } = attributeOf(schema, name) ?? { type: '' };
      return type !== 'relation' || this.reading.mayPass(target);
    });
  }

  level(query: Query, schema: Schema, path: Path, at: string): void {
    const prefix = at === '' ? '' : `${at}.`;
    if (query.filters !== undefined) this.filters(query.filters, schema, path, `${prefix}filters`);
    if (query.sort !== undefined) this.sort(query.sort, schema, path);
    if (query.fields !== undefined) this.fields(query.fields, schema);
    if (query.populate !== undefined) this.populate(query.populate, schema, path);
  }
}

/**
 * @throws ValidationError (400) for a malformed or unknown part, and for a path, a list or a number of conditions
 * over its limit: the walk itself must stay cheap.
 */
export function usesOf(query: Query, schema: Schema, reading: Reading): Uses {
  const reader = new Reader(reading);
  reader.level(query, schema, [], '');
  const { relations, conditions, sorts } = reader;
  const searches = typeof query._q === 'string' && query._q !== '' ? 1 : 0;
  return { relations, conditions, sorts, searches };
}
