import type { Context } from 'koa';

import type { Versions } from '../content/versions';
import type { Answers } from './answers';
import { acceptedEncoding } from './encoding';
import { openKept } from './kept-files';
import type { Question } from './question';

export const VARIES = 'Accept, Accept-Encoding, Origin';

/**
 * Answers a public question with the headers every such answer carries: a strong ETag
 * over the bytes sent, and 304 where the reader has them already.
 *
 * @param versions read after the question was asked; read now where nothing is given.
 */
export async function sendAnswer(
  answers: Answers,
  ctx: Context,
  question: Question,
  versions?: Versions,
): Promise<void> {
  for (let known = versions; ; known = undefined) {
    const stored = await answers.of(question, known ?? (await answers.versions.value()));
    const { body, headers } = await stored.in(acceptedEncoding(ctx.headers));
    ctx.vary(VARIES);
    ctx.set(headers);
    ctx.status = 200;
    if (ctx.fresh) {
      ctx.status = 304;
      // Koa takes away what speaks of a body, but not this.
      ctx.remove('Content-Disposition');
      return;
    }
    if (ctx.method === 'HEAD') return;
    const sent = Buffer.isBuffer(body) ? body : await openKept(body);
    if (sent !== null) {
      ctx.body = sent;
      return;
    }
    answers.forget(question);
  }
}
