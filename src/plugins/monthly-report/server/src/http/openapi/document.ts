/** The parts of an OpenAPI 3.1 document that are read and changed here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  required?: string[];
  [keyword: string]: unknown;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  [key: string]: unknown;
}

export interface Response {
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema?: Schema }>;
  $ref?: string;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  responses: Record<string, Response>;
  tags?: string[];
  [key: string]: unknown;
}

export type PathItem = Record<string, Operation>;

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; description?: string; version: string };
  servers: { url: string; description?: string }[];
  security?: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; [kind: string]: unknown };
  [key: string]: unknown;
}

/** Every schema within a value, the inner ones first. */
export function eachSchema(value: unknown, visit: (schema: Schema) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) eachSchema(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) eachSchema(member, visit);
    visit(value as Schema);
  }
}

export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
