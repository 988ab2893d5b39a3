import type { Context, Next } from 'koa';
import { LRUCache } from 'lru-cache';

import { configuredPolicy } from '../page-policy';
import type { Asked } from '../serving/asked';
import type { QuestionRequest } from '../questions/request';
import type { Services } from '../services';
import { acceptedEncoding, type Encoding } from '../serving/encoding';
import { sendAnswer } from '../serving/send';
import { whileDatabaseMayBeAway } from './database-away';
import { withRefusals } from './database-refusals';

/** Parsing an address takes as long as answering it, so the server remembers this many parsed addresses. */
const MOST_ADDRESSES = 2000;
const LONGEST_ADDRESS = 1000;

interface Known extends Asked {
  readonly encoding: Encoding;
}

/** No account is signed in, and the request has no body, which the controllers would have to refuse or ignore. */
function isAnonymousRead({ method, headers }: Context): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.authorization === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/**
 * Answers questions of anonymous readers at the public addresses, before parsing and authentication: such a request
 * has nothing to parse or authenticate. Everything else goes on to the routes. They refuse a caller that may not
 * read, and a question that cannot be read.
 */
export const keptAnswers = (
  { strapi, answers }: Pick<Services, 'strapi' | 'answers'>,
  questionAt: (url: string, accepts: QuestionRequest['accepts']) => Asked | null,
) => {
  const policy = configuredPolicy(strapi);
  const withDatabase = whileDatabaseMayBeAway(strapi);

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
    // Besides the content, an answer depends only on these three.
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
    const isAnswered =
      asked !== null && (await withDatabase(() => withRefusals(() => answerAsked(ctx, asked))));
    if (!isAnswered) await next();
  };
};
