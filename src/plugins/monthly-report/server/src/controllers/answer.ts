import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { QuestionRequest } from '../questions/request';
import { acceptedEncoding, encode, isWorthEncoding } from '../serving/encoding';
import type { PreviewBody, Question } from '../serving/question';
import { openKept } from '../serving/kept-files';
import { bufferOf } from '../serving/stored-answer';
import { pluginService } from '../services/registry';

export const requestOf = (ctx: Context): QuestionRequest => ({
  parameters: ctx.params as QuestionRequest['parameters'],
  querystring: ctx.querystring,
  accepts: (types) => ctx.accepts(types),
});

const varies = (ctx: Context): void => ctx.vary('Accept, Accept-Encoding, Origin');

/**
 * Answers a public question with the headers every such answer carries: a strong ETag
 * over the bytes sent, and 304 where the reader has them already.
 */
export async function answer(strapi: Core.Strapi, ctx: Context, question: Question): Promise<void> {
  const answers = pluginService(strapi, 'answers');
  for (;;) {
    const stored = await answers.of(question, await answers.versions.value());
    const { body, headers } = await stored.in(acceptedEncoding(ctx.headers));
    varies(ctx);
    for (let at = 0; at < headers[200].length; at += 2) {
      ctx.set(headers[200][at] ?? '', headers[200][at + 1] ?? '');
    }
    ctx.status = 200;
    // A file on the disk is opened for those alone who get it.
    const isSent = !ctx.fresh && ctx.method !== 'HEAD';
    const sent = Buffer.isBuffer(body) ? body : isSent ? await openKept(body) : undefined;
    if (sent === null) {
      answers.forget(question);
      continue;
    }
    if (sent !== undefined) ctx.body = sent;
    if (!ctx.fresh) return;
    ctx.status = 304;
    // Koa takes away what speaks of a body, but not this.
    ctx.remove('Content-Disposition');
    return;
  }
}

/** Answers with what is for its reader alone and is never kept by anybody. */
export async function answerPreview(ctx: Context, body: PreviewBody, mediaType: string): Promise<void> {
  const encoding = isWorthEncoding(body) ? acceptedEncoding(ctx.headers) : 'identity';
  varies(ctx);
  ctx.set('Content-Type', mediaType);
  if (typeof body !== 'string') ctx.set('Content-Disposition', body.disposition);
  if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
  ctx.set('Cache-Control', 'private, no-store');
  ctx.status = 200;
  ctx.body =
    typeof body === 'string'
      ? await encode(Buffer.from(body, 'utf8'), encoding)
      : bufferOf(body.content.bytes);
}
