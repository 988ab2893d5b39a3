/** Adds the parts that Strapi 5.54 leaves out of its operations. */
import { refTo, type OpenApiDocument, type Operation, type PathItem } from './document';

const SENTENCES: Readonly<Record<string, string>> = {
  400: 'A malformed value, or an unknown key: the message says what is accepted.',
  401: 'The token is not known, or has expired.',
  403: 'The caller may not read or do this; without the preview action, every draft.',
  404: 'There is no such entry, or it is not public.',
  405: 'The address does not take that method.',
  406: 'None of the accepted media types can be served.',
  413: 'The file would be too large: the message says what one holds at most, and where else to read it.',
  500: 'The server failed.',
  503: 'Too many files wait to be made, or the database does not answer: ask again after the seconds of Retry-After.',
};

export const refusals = (...statuses: readonly (keyof typeof SENTENCES)[]): Operation['responses'] =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]));

export function addRefusals(document: OpenApiDocument): void {
  document.components.responses = Object.fromEntries(
    Object.entries(SENTENCES).map(([status, description]) => [
      `Refused${status}`,
      { description, content: { 'application/json': { schema: refTo('Refusal') } } },
    ]),
  );
  document.components.schemas.Refusal = {
    type: 'object',
    description: 'Every error has this shape.',
    properties: {
      data: { type: 'null' },
      error: {
        type: 'object',
        properties: {
          status: { type: 'integer' },
          name: { type: 'string' },
          message: { type: 'string', description: 'A sentence for the caller, with what would be accepted.' },
          details: { type: 'object', additionalProperties: true },
        },
        required: ['status', 'name', 'message', 'details'],
      },
    },
    required: ['data', 'error'],
  };
}

/** Adds parameters of undescribed addresses, the shape of errors, and the paging of lists. */
export function mendOperations(document: OpenApiDocument): void {
  document.paths = Object.fromEntries(
    // A pattern of the router is not a template of an OpenAPI path.
    Object.entries(document.paths).map(([path, item]) => [path.replace('(.*)', '{provider}'), item]),
  );
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of Object.values(item)) {
      describeParameters(path, operation);
      for (const status of Object.keys(operation.responses)) {
        if (status in SENTENCES) Object.assign(operation.responses, refusals(status));
      }
      // OpenAPI needs at least one answer that is not an error.
      operation.responses['200'] ??= { description: 'OK' };
    }
    addMeta(item);
  }
}

function describeParameters(path: string, operation: Operation): void {
  const parameters = (operation.parameters ??= []);
  for (const [, name = ''] of path.matchAll(/\{([^}]+)\}/g)) {
    if (parameters.some((parameter) => parameter.in === 'path' && parameter.name === name)) continue;
    parameters.push({ name, in: 'path', required: true, schema: { type: 'string' } });
  }
}

/** Strapi answers `meta` beside `data`; for a list, with its paging. */
function addMeta(item: PathItem): void {
  for (const { responses } of Object.values(item)) {
    const properties = responses['200']?.content?.['application/json']?.schema?.properties;
    if (properties?.data === undefined || properties.meta !== undefined) continue;
    const isList = properties.data.type === 'array';
    properties.meta = { type: 'object', properties: isList ? { pagination: refTo('Pagination') } : {} };
  }
}
