/**
 * Reads the body of every request before anything else looks at it. JSON is accepted everywhere, forms only at
 * addresses that accept files, and nothing else.
 */
import path from 'node:path';

import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { settings } from '../../../settings';
import { stockBody, UNPARSED, type BodyMiddleware } from '../../../strapi/body';
import { arrivingFolder } from './arriving-folder';
import { drain } from './drain';
import { fileAddressOf, type FileAddress } from './file-addresses';
import { troubleInJson } from './json-text';
import { BODY_LIMITS } from './limits';
import {
  badJson,
  isTooLargeForm,
  noFilePart,
  noObject,
  notTaken,
  refusalOf,
  tooLargeForm,
  tooManyFiles,
} from './refusals';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'multipart/form-data';
const WITH_BODY: readonly string[] = ['POST', 'PUT', 'PATCH'];

interface Reading {
  readonly ctx: Context;
  readonly parse: BodyMiddleware;
  readonly takesFiles: boolean;
  readonly then: () => Promise<void>;
}

async function refuse(ctx: Context, error: unknown): Promise<never> {
  await drain(ctx.req);
  throw error;
}

/** Keeps errors of the parser apart from errors of the request itself. */
async function read({ ctx, parse, takesFiles, then }: Reading): Promise<void> {
  const parsed = { isRead: false };
  try {
    await parse(ctx, () => {
      parsed.isRead = true;
      return then();
    });
  } catch (error) {
    if (parsed.isRead) throw error;
    return refuse(ctx, refusalOf(error, takesFiles));
  }
  // If a file is too large, Strapi answers by itself and does not continue.
  if (!parsed.isRead) return refuse(ctx, tooLargeForm());
}

/** The body is parsed already, so each check sees valid JSON. */
function judgeJson({ request }: Context): void {
  const body = request.body as Record<string | symbol, unknown>;
  const text = body[UNPARSED];
  delete body[UNPARSED];
  if (Array.isArray(body)) throw noObject();
  const trouble = typeof text === 'string' ? troubleInJson(text, BODY_LIMITS.jsonDepth) : null;
  if (trouble !== null) throw badJson(trouble);
}

/** Refuses files that the address does not expect, before the first byte of one is written. */
function onlyExpected({ files }: FileAddress): (part: string | null) => void {
  let count = 0;
  return (part) => {
    if (part === null || !files.includes(part)) throw noFilePart(files);
    count += 1;
    if (count > BODY_LIMITS.formFiles) throw tooManyFiles();
  };
}

const formParser = (strapi: Core.Strapi, address: FileAddress, uploadDir: string): BodyMiddleware =>
  stockBody(strapi, {
    multipart: true,
    formidable: {
      enabledPlugins: ['multipart'],
      uploadDir,
      maxFields: BODY_LIMITS.formFields,
      maxFieldsSize: BODY_LIMITS.formFieldBytes,
      maxFileSize: BODY_LIMITS.formFileBytes,
      onFileBegin: onlyExpected(address),
    },
  });

const hasBody = (ctx: Context): boolean =>
  WITH_BODY.includes(ctx.method) &&
  (ctx.get('Transfer-Encoding') !== '' || Number(ctx.get('Content-Length')) > 0);

const isUtf8 = ({ request }: Context): boolean => /^(?:|utf-?8)$/i.test(request.charset);

export function bodyReader(strapi: Core.Strapi): (ctx: Context, next: Next) => Promise<void> {
  const { arrivingFilesFolder } = settings(strapi);
  const arriving = arrivingFolder(path.resolve(strapi.dirs.app.root, arrivingFilesFolder));
  const jsonParser = stockBody(strapi, {
    json: true,
    jsonLimit: BODY_LIMITS.jsonBytes,
    includeUnparsed: true,
  });

  return async (ctx, next) => {
    const then = next as () => Promise<void>;
    if (!hasBody(ctx)) {
      ctx.request.body = {};
      return then();
    }
    const address = fileAddressOf(ctx.method, ctx.path);
    const takesFiles = address !== null;
    switch (isUtf8(ctx) ? ctx.is(JSON_TYPE, FORM_TYPE) : null) {
      case JSON_TYPE:
        return read({
          ctx,
          parse: jsonParser,
          takesFiles: false,
          then: () => {
            judgeJson(ctx);
            return then();
          },
        });
      case FORM_TYPE:
        if (address === null) return refuse(ctx, notTaken(false));
        if (isTooLargeForm(Number(ctx.get('Content-Length')))) return refuse(ctx, tooLargeForm());
        return arriving.withFolder((folder) =>
          read({ ctx, parse: formParser(strapi, address, folder), takesFiles, then }),
        );
      case false:
      case null:
      default:
        return refuse(ctx, notTaken(takesFiles));
    }
  };
}
