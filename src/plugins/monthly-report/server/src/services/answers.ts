import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'koa';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const ENCODINGS = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Below this, compression costs more than the bytes it saves. */
const WORTH_COMPRESSING = 1024;

export const JSON_TYPE = 'application/json; charset=utf-8';

export interface Answer {
  readonly body: string;
  readonly mediaType: string;
  /** A preview is for its reader alone and is never kept by anybody. */
  readonly visibility: 'public' | 'preview';
}

async function encode(body: string, encoding: Encoding): Promise<Buffer> {
  const bytes = Buffer.from(body, 'utf8');
  switch (encoding) {
    case 'br':
      return compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    case 'gzip':
      return compressGzip(bytes);
    case 'identity':
      return bytes;
  }
}

function preferredEncoding(ctx: Context, body: string): Encoding {
  if (body.length < WORTH_COMPRESSING) return 'identity';
  const accepted = ctx.acceptsEncodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => encoding === accepted) ?? 'identity';
}

/**
 * Sends a finished answer with the headers every one of them carries: a strong ETag
 * over the bytes sent, and 304 where the reader has them already. Public answers may
 * be stored but are asked for again each time, so a correction shows at once.
 */
export async function answer(ctx: Context, { body, mediaType, visibility }: Answer): Promise<void> {
  const encoding = preferredEncoding(ctx, body);
  const bytes = await encode(body, encoding);
  ctx.vary('Accept, Accept-Encoding, Origin');
  ctx.type = mediaType;
  if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
  if (visibility === 'preview') {
    ctx.set('Cache-Control', 'private, no-store');
  } else {
    ctx.set('Cache-Control', 'public, no-cache');
    ctx.set('ETag', `"${createHash('sha256').update(bytes).digest('base64url')}"`);
  }
  ctx.status = 200;
  ctx.body = bytes;
  if (visibility === 'public' && ctx.fresh) {
    ctx.status = 304;
  }
}
