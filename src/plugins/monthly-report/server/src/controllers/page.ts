import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { ForbiddenError } from '../errors';
import { cardQuestion } from '../questions/card';
import { feedQuestion, indexPageQuestion, reportPageQuestion, stylesheetQuestion } from '../questions/pages';
import { sourcesPageQuestion } from '../questions/source-pages';
import { trendQuestion } from '../questions/trend';
import type { Question } from '../serving/question';
import { pluginService } from '../services/registry';
import { answer, requestOf } from './answer';
import { configuredPolicy } from './page-policy';

/** The web pages for readers, outside /api. */
export const pageController = ({ strapi }: { strapi: Core.Strapi }) => {
  const policy = configuredPolicy(strapi);

  /** Pages pass by Strapi's authentication, so that they ask for themselves whether the public may read. */
  async function answerPublic(ctx: Context, question: Question, action: string): Promise<void> {
    const { publicRoleHolds } = await pluginService(strapi, 'answers').versions.value();
    if (!publicRoleHolds(`plugin::monthly-report.${action}`)) {
      throw new ForbiddenError('The reports are not open to the public at present.');
    }
    ctx.set('Content-Security-Policy', policy);
    await answer(strapi, ctx, question);
  }

  return {
    /** GET /reports */
    index: (ctx: Context): Promise<void> =>
      answerPublic(ctx, indexPageQuestion(strapi, requestOf(ctx)), 'report.find'),

    /** GET /reports/feed.xml */
    feed: (ctx: Context): Promise<void> =>
      answerPublic(ctx, feedQuestion(strapi, requestOf(ctx)), 'report.find'),

    /** GET /reports/2020-12 */
    report: (ctx: Context): Promise<void> =>
      answerPublic(ctx, reportPageQuestion(strapi, requestOf(ctx)), 'report.findOne'),

    /** GET /reports/2020-12/card.png */
    card: (ctx: Context): Promise<void> =>
      answerPublic(ctx, cardQuestion(strapi, requestOf(ctx)), 'report.findOne'),

    /** GET /reports/2020-12/trends/zero_waste.svg */
    trend: (ctx: Context): Promise<void> =>
      answerPublic(ctx, trendQuestion(strapi, requestOf(ctx)), 'report.findOne'),

    /** GET /reports/2020-12/sources/zero_waste/waste_hazardous */
    sources: (ctx: Context): Promise<void> =>
      answerPublic(ctx, sourcesPageQuestion(strapi, requestOf(ctx)), 'sources.find'),

    /** GET /reports/report.css */
    stylesheet: (ctx: Context): Promise<void> => answer(strapi, ctx, stylesheetQuestion()),
  };
};
