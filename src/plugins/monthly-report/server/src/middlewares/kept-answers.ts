import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { configuredPolicy } from '../controllers/page-policy';
import { publicQuestions, type Asked } from '../questions/addresses';
import { sendAnswer } from '../serving/send';
import { pluginService } from '../services/registry';
import { withRefusals } from './database-refusals';

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
export const keptAnswers = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const questionAt = publicQuestions(strapi);
  const policy = configuredPolicy(strapi);

  function askedBy(ctx: Context): Asked | null {
    if (!isAnonymousRead(ctx)) return null;
    try {
      return questionAt(ctx.url, (types) => ctx.accepts(types));
    } catch {
      return null;
    }
  }

  /** @returns false if the public may not read it. */
  async function answerAsked(ctx: Context, { question, action, hasPolicy }: Asked): Promise<boolean> {
    const answers = pluginService(strapi, 'answers');
    const versions = await answers.versions.value();
    if (action !== null && !versions.publicRoleHolds(action)) return false;
    if (hasPolicy) ctx.set('Content-Security-Policy', policy);
    await sendAnswer(answers, ctx, question, versions);
    return true;
  }

  return async (ctx: Context, next: Next): Promise<void> => {
    const asked = askedBy(ctx);
    const isAnswered = asked !== null && (await withRefusals(() => answerAsked(ctx, asked)));
    if (!isAnswered) await next();
  };
};
