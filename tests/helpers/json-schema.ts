/**
 * Checks values by the schemas of an OpenAPI 3.1 document: the keywords of JSON Schema
 * 2020-12 that ours uses. An unknown keyword is an error, so that nothing passes unchecked.
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

interface Place {
  readonly value: unknown;
  readonly path: string;
}

type Check = (argument: never, place: Place, schema: JsonSchema, root: JsonSchema) => string[];

const ANNOTATIONS = [
  'description',
  'default',
  'readOnly',
  'writeOnly',
  'title',
  'format',
  'examples',
  'deprecated',
];

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const isObject = (value: unknown): value is Record<string, unknown> => kindOf(value) === 'object';

const said = ({ path, value }: Place, expected: string): string[] => [
  `${path} is ${(JSON.stringify(value) ?? 'undefined').slice(0, 80)}; expected ${expected}`,
];

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (ref: string, place, _schema, root) => problems(resolve(ref, root), place, root),
  type: (type: string | string[], place) => {
    const kind = kindOf(place.value);
    const accepted = [type].flat();
    const fits = accepted.includes(kind) || (kind === 'integer' && accepted.includes('number'));
    return fits ? [] : said(place, accepted.join(' or '));
  },
  const: (constant: unknown, place) =>
    place.value === constant ? [] : said(place, JSON.stringify(constant)),
  enum: (accepted: unknown[], place) =>
    accepted.includes(place.value) ? [] : said(place, accepted.join(', ')),
  pattern: (pattern: string, place) =>
    typeof place.value !== 'string' || new RegExp(pattern, 'u').test(place.value) ? [] : said(place, pattern),
  minLength: (least: number, place) =>
    typeof place.value !== 'string' || place.value.length >= least ? [] : said(place, `${least} characters`),
  maxLength: (most: number, place) =>
    typeof place.value !== 'string' || place.value.length <= most ? [] : said(place, `${most} characters`),
  minimum: (least: number, place) =>
    typeof place.value !== 'number' || place.value >= least ? [] : said(place, `at least ${least}`),
  maximum: (most: number, place) =>
    typeof place.value !== 'number' || place.value <= most ? [] : said(place, `at most ${most}`),
  minItems: (least: number, place) =>
    !Array.isArray(place.value) || place.value.length >= least ? [] : said(place, `${least} items`),
  maxItems: (most: number, place) =>
    !Array.isArray(place.value) || place.value.length <= most ? [] : said(place, `at most ${most} items`),
  required: (names: string[], { value, path }) =>
    isObject(value)
      ? names.filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}.${name} is missing`)
      : [],
  properties: (properties: Record<string, JsonSchema>, { value, path }, _schema, root) =>
    isObject(value)
      ? Object.entries(properties).flatMap(([name, schema]) =>
          Object.hasOwn(value, name)
            ? problems(schema, { value: value[name], path: `${path}.${name}` }, root)
            : [],
        )
      : [],
  additionalProperties: (additional: boolean | JsonSchema, { value, path }, { properties = {} }, root) => {
    if (!isObject(value) || additional === true) return [];
    const others = Object.keys(value).filter((name) => !Object.hasOwn(properties as object, name));
    return others.flatMap((name) =>
      additional === false
        ? [`${path}.${name} is not described`]
        : problems(additional, { value: value[name], path: `${path}.${name}` }, root),
    );
  },
  propertyNames: (names: JsonSchema, { value, path }, _schema, root) =>
    isObject(value)
      ? Object.keys(value).flatMap((name) => problems(names, { value: name, path: `${path} (a name)` }, root))
      : [],
  items: (items: JsonSchema, { value, path }, _schema, root) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) =>
          problems(items, { value: item, path: `${path}[${index}]` }, root),
        )
      : [],
  anyOf: (schemas: JsonSchema[], place, _schema, root) => {
    const each = schemas.map((schema) => problems(schema, place, root));
    if (each.some((found) => found.length === 0)) return [];
    // The schema that almost fits has the most useful problems.
    return each.sort((a, b) => a.length - b.length)[0] ?? [];
  },
  oneOf: (schemas: JsonSchema[], place, schema, root) =>
    CHECKS.anyOf?.(schemas as never, place, schema, root) ?? [],
  allOf: (schemas: JsonSchema[], place, _schema, root) =>
    schemas.flatMap((schema) => problems(schema, place, root)),
};

/** The target of a reference. @throws Error if it has no target. */
export function resolve(ref: string, root: JsonSchema): JsonSchema {
  const found = ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (at, step) => (isObject(at) ? at[step.replace(/~1/g, '/').replace(/~0/g, '~')] : undefined),
      root,
    );
  if (!isObject(found)) throw new Error(`${ref} leads nowhere`);
  return found;
}

/** The problems of a value, with its path; empty if there are no problems. */
export function problems(schema: JsonSchema, place: Place, root: JsonSchema): string[] {
  return Object.entries(schema).flatMap(([keyword, argument]) => {
    if (ANNOTATIONS.includes(keyword)) return [];
    const check = CHECKS[keyword];
    if (check === undefined) throw new Error(`There is no check of "${keyword}" (${place.path})`);
    return check(argument as never, place, schema, root);
  });
}
