import type { Context, Next } from 'koa';
import { LRUCache } from 'lru-cache';

import { configuredPolicy } from '../page-policy';
import type { Asked } from '../serving/asked';
import type { QuestionRequest } from '../questions/request';
import type { Services } from '../services';
import { acceptedEncoding, type Encoding } from '../serving/encoding';
import { sendAnswer } from '../serving/send';
import { withRefusals } from './database-refusals';

/** To read an address takes as long as to answer it: so many that were asked are remembered. */
const MOST_ADDRESSES = 2000;
const LONGEST_ADDRESS = 1000;

interface Known extends Asked {
  readonly encoding: Encoding;
}

/** Nobody signed in, and nothing that the controllers would have to refuse or ignore. */
function isAnonymousRead({ method, headers }: Context): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.authorization === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/**
 * Answers what anonymous readers ask at the public addresses, before anything is parsed or
 * authenticated that such a request has not. Everything else goes on to the routes: who may
 * not read is refused there, and so is a question that cannot be read.
 */
export const keptAnswers = (
  { strapi, answers }: Pick<Services, 'strapi' | 'answers'>,
  questionAt: (url: string, accepts: QuestionRequest['accepts']) => Asked | null,
) => {
  const policy = configuredPolicy(strapi);

  const known = new LRUCache<string, Known>({ max: MOST_ADDRESSES });

  function read(ctx: Context): Known | null {
    try {
      const asked = questionAt(ctx.url, (types) => ctx.accepts(types));
      return asked && { ...asked, encoding: acceptedEncoding(ctx.headers) };
    } catch {
      return null;
    }
  }

  function askedBy(ctx: Context): Known | null {
    if (!isAnonymousRead(ctx)) return null;
    // All that an answer depends on beside the content.
    const address = `${ctx.url}\n${ctx.get('Accept')}\n${ctx.get('Accept-Encoding')}`;
    const asked = known.get(address) ?? read(ctx);
    if (asked !== null && address.length <= LONGEST_ADDRESS) known.set(address, asked);
    return asked;
  }

  /** @returns false if the public may not read it. */
  async function answerAsked(ctx: Context, asked: Known): Promise<boolean> {
    const { question, action, hasPolicy, encoding } = asked;
    const versions = await answers.versions.value();
    if (action !== null && !versions.publicRoleHolds(action)) return false;
    if (hasPolicy) ctx.set('Content-Security-Policy', policy);
    await sendAnswer(answers, ctx, question, { versions, encoding });
    return true;
  }

  return async (ctx: Context, next: Next): Promise<void> => {
    const asked = askedBy(ctx);
    const isAnswered = asked !== null && (await withRefusals(() => answerAsked(ctx, asked)));
    if (!isAnswered) await next();
  };
};
