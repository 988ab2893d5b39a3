import type { Context } from 'koa';

import type { QuestionRequest } from './questions/request';
import { acceptedEncoding, encode, isWorthEncoding } from './serving/encoding';
import type { PreviewBody, Question } from './serving/question';
import { sendAnswer, VARIES } from './serving/send';
import { bufferOf } from './serving/stored-answer';
import type { Services } from './services';

export const requestOf = (ctx: Context): QuestionRequest => ({
  parameters: ctx.params as QuestionRequest['parameters'],
  querystring: ctx.querystring,
  accepts: (types) => ctx.accepts(types),
});

/**
 * Answers a public question of a signed-in caller, or at an address in another spelling. The middleware
 * `kept-answers` answers the questions of anonymous readers.
 */
export const answer = (services: Services, ctx: Context, question: Question): Promise<void> =>
  sendAnswer(services.answers, ctx, question);

/** Answers with a preview, which is for its reader alone and is never stored. */
export async function answerPreview(ctx: Context, body: PreviewBody, mediaType: string): Promise<void> {
  const encoding = isWorthEncoding(body) ? acceptedEncoding(ctx.headers) : 'identity';
  ctx.vary(VARIES);
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
