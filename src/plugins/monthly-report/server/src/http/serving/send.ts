import type { Context } from 'koa';

import type { Versions } from '../../entries/store/versions';
import type { Answers } from './answers';
import { acceptedEncoding, type Encoding } from './encoding';
import { openKept } from './kept-files';
import type { Question } from './question';

export const VARIES = 'Accept, Accept-Encoding, Origin';

/**
 * Answers a public question with the headers of every such answer: a strong ETag over the bytes sent, and 304 if the
 * reader has them already.
 *
 * @param known values that the caller has read already: the versions, read after the question was asked, and the
 * encoding that the reader accepts.
 */
export async function sendAnswer(
  answers: Answers,
  ctx: Context,
  question: Question,
  known: { readonly versions?: Versions; readonly encoding?: Encoding } = {},
): Promise<void> {
  const { encoding = acceptedEncoding(ctx.headers) } = known;
  for (let { versions } = known; ; versions = undefined) {
    const stored = await answers.of(question, versions ?? (await answers.versions.value()));
    const { body, headers } = await stored.in(encoding);
    ctx.vary(VARIES);
    ctx.set(headers);
    ctx.status = 200;
    if (ctx.fresh) {
      ctx.status = 304;
      // Koa removes the other headers about a body, but not this one.
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
