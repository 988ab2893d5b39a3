import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { ForbiddenError } from '../errors';
import { PAGES } from '../questions/addresses';
import { sendAnswer } from '../serving/send';
import { pluginService } from '../services/registry';
import { requestOf } from './answer';
import { configuredPolicy } from './page-policy';

/** The web pages for readers, outside /api: requests that the kept answers have let pass. */
export const pageController = ({ strapi }: { strapi: Core.Strapi }) => {
  const policy = configuredPolicy(strapi);

  /** Pages pass by Strapi's authentication, so that they ask for themselves whether the public may read. */
  const handler =
    ({ action, ask }: (typeof PAGES)[keyof typeof PAGES]) =>
    async (ctx: Context): Promise<void> => {
      const question = ask(strapi, requestOf(ctx));
      const answers = pluginService(strapi, 'answers');
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
