/**
 * Reach into Strapi: its own body middleware, `strapi::body`, made with options of ours. Strapi
 * makes it once, with one configuration for all addresses; here a request gets the one that
 * fits its address. It hands its options on to koa-body 6 and formidable 2, which document them.
 */
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/** What koa-body keeps the text of a JSON body under, with `includeUnparsed`. */
export const UNPARSED = Symbol.for('unparsedBody');

/** Of koa-body's options, those that are used. What is left out here is off. */
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
    /** Is called before the file is opened; what it throws ends the reading. */
    readonly onFileBegin: (part: string | null) => void;
  };
}

export type BodyMiddleware = (ctx: Context, next: () => Promise<void>) => Promise<unknown>;

type Factory = (options: object, context: { strapi: Core.Strapi }) => BodyMiddleware;

export function stockBody(strapi: Core.Strapi, options: BodyOptions): BodyMiddleware {
  const make = strapi.middleware('strapi::body') as unknown as Factory;
  return make({ json: false, urlencoded: false, text: false, multipart: false, ...options }, { strapi });
}
