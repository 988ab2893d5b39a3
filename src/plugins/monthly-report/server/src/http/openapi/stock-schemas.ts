/** Corrects the schemas of content types where Strapi 5.54 answers something else. */
import { eachSchema, type OpenApiDocument, type Schema } from './document';

/** The names that Strapi gives to the schemas of a content type or a component. */
const ENTRY = /^(?:Api|Plugin)\w+Document$|^Content\w+Entry$/;

/** These are private in every content type: Strapi takes them out of every answer. */
const NEVER_ANSWERED = ['folder', 'folderPath', 'createdBy', 'updatedBy'];

/**
 * - A documentId is not a UUID: it has 24 letters and digits.
 * - The default of a time is the moment at which the document was made.
 * - Every schema repeats the dialect, which adds nothing.
 * - The upload plugin describes attributes that are private in its own schema.
 */
export function mendSchemas(document: OpenApiDocument): void {
  eachSchema(document, (schema) => {
    delete schema.$schema;
    forgetPrivate(schema);
    if (schema.format === 'uuid') {
      delete schema.format;
      schema.pattern = '^[a-z0-9]{24,}$';
      schema.description = 'The document ID: the same in every language, draft or published.';
    }
    if (typeof schema.default === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(schema.default))
      delete schema.default;
  });
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (ENTRY.test(name)) mendEntry(schema);
  }
  referToEntries(document);
}

function forgetPrivate({ properties, required }: Schema): void {
  for (const name of NEVER_ANSWERED) {
    if (properties?.[name] !== undefined && isSchema(properties[name])) delete properties[name];
    const at = Array.isArray(required) ? required.indexOf(name) : -1;
    if (at >= 0) required?.splice(at, 1);
  }
}

/** A parameter may be called `folder` as well. */
const isSchema = (value: Schema): boolean =>
  'type' in value || '$ref' in value || 'anyOf' in value || 'oneOf' in value;

/**
 * A field without a value is null. With `fields` or without `populate`, other fields are absent. A component has an
 * id too.
 */
function mendEntry(schema: Schema): void {
  const properties = (schema.properties ??= {});
  if (!Object.hasOwn(properties, 'id')) properties.id = { type: 'integer' };
  const certain = ['documentId', 'id'].filter((name) => Object.hasOwn(properties, name));
  for (const [name, property] of Object.entries(properties)) {
    if (!certain.includes(name)) properties[name] = nullable(property);
  }
  schema.required = certain;
}

function nullable(schema: Schema): Schema {
  const { description, readOnly, ...rest } = schema;
  const isNullable = rest.anyOf?.some(({ type }) => type === 'null') ?? false;
  const said = {
    ...(description !== undefined && { description }),
    ...(readOnly !== undefined && { readOnly }),
  };
  if (isNullable || Object.keys(rest).length === 0) return schema;
  if (typeof rest.type === 'string' && rest.enum === undefined)
    return { ...said, ...rest, type: [rest.type, 'null'] };
  return { ...said, anyOf: [rest, { type: 'null' }] };
}

/** Answers repeat the schema of their content type in full; this finds the content type by its properties. */
function referToEntries({ paths, components }: OpenApiDocument): void {
  const names = new Map(
    Object.entries(components.schemas)
      .filter(([name]) => ENTRY.test(name))
      .map(([name, { properties }]) => [keyOf(properties), name] as const),
  );
  const referred = (schema: Schema): Schema => {
    const name = schema.type === 'object' ? names.get(keyOf(schema.properties)) : undefined;
    if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
    // An entry of a content type that nothing refers to.
    if (Object.hasOwn(schema.properties ?? {}, 'createdAt')) mendEntry(schema);
    return schema;
  };
  for (const { responses } of Object.values(paths).flatMap((item) => Object.values(item))) {
    for (const { content } of Object.values(responses)) {
      for (const media of Object.values(content ?? {})) {
        if (media.schema === undefined) continue;
        media.schema = referred(media.schema);
        const { properties = {} } = media.schema;
        for (const [name, property] of Object.entries(properties)) {
          properties[name] = referred(property);
          if (property.items !== undefined) property.items = referred(property.items);
        }
        if (media.schema.items !== undefined) media.schema.items = referred(media.schema.items);
      }
    }
  }
}

/** The names of the properties as one key. An id is added to components only. */
const keyOf = (properties: Schema['properties']): string =>
  Object.keys(properties ?? {})
    .sort()
    .join(' ');
