import type { Context } from 'koa';

import { ForbiddenError } from '../errors';
import { PAGES } from './addresses';
import { sendAnswer } from '../http/serving/send';
import { requestOf } from '../http/answer';
import { configuredPolicy } from '../http/page-policy';
import type { Services } from '../http/services';

/** The web pages for readers, outside /api: for requests that `kept-answers` has not answered. */
export const pageController = (services: Services) => {
  const policy = configuredPolicy(services.strapi);

  /** Pages do not pass Strapi's authentication, so they check themselves whether the public may read. */
  const handler =
    ({ action, ask }: (typeof PAGES)[keyof typeof PAGES]) =>
    async (ctx: Context): Promise<void> => {
      const question = ask(services, requestOf(ctx));
      const answers = services.answers;
      const versions = await answers.versions.value();
      if (action !== null) {
        if (!versions.publicRoleHolds(action)) {
          throw new ForbiddenError('The reports are not open to the public at present.');
        }
        ctx.set('Content-Security-Policy', policy);
      }
      await sendAnswer(answers, ctx, question, { versions });
    };

  return {
    index: handler(PAGES.index),
    stylesheet: handler(PAGES.stylesheet),
    feed: handler(PAGES.feed),
    robots: handler(PAGES.robots),
    sitemap: handler(PAGES.sitemap),
    report: handler(PAGES.report),
    card: handler(PAGES.card),
    trend: handler(PAGES.trend),
    sources: handler(PAGES.sources),
  };
};
