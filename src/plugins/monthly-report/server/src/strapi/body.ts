/**
 * Reach into Strapi: its own body middleware, `strapi::body`, made with our options. Strapi makes it once, with one
 * configuration for all addresses; here each request gets the one that fits its address. The middleware passes its
 * options to koa-body 6 and formidable 2, which document them.
 */
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/** The key under which koa-body stores the text of a JSON body, with `includeUnparsed`. */
export const UNPARSED = Symbol.for('unparsedBody');

/** The options of koa-body that are used. An option that is left out is off. */
export interface BodyOptions {
  readonly json?: boolean;
  readonly jsonLimit?: number;
  readonly includeUnparsed?: boolean;
  readonly multipart?: boolean;
  readonly formidable?: {
    readonly enabledPlugins: readonly string[];
    readonly uploadDir: string;
    readonly maxFields: number;
    readonly maxFieldsSize: number;
    readonly maxFileSize: number;
    /** Called before the file is opened; an error ends the reading. */
    readonly onFileBegin: (part: string | null) => void;
  };
}

export type BodyMiddleware = (ctx: Context, next: () => Promise<void>) => Promise<unknown>;

type Factory = (options: object, context: { strapi: Core.Strapi }) => BodyMiddleware;

export function stockBody(strapi: Core.Strapi, options: BodyOptions): BodyMiddleware {
  const make = strapi.middleware('strapi::body') as unknown as Factory;
  return make({ json: false, urlencoded: false, text: false, multipart: false, ...options }, { strapi });
}
