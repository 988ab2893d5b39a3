import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { ForbiddenError } from '../errors';
import { indexPageQuestion, reportPageQuestion, stylesheetQuestion } from '../questions/pages';
import { trendQuestion } from '../questions/trend';
import type { Question } from '../serving/question';
import { pluginService } from '../services/registry';
import { answer, requestOf } from './answer';

/** A page loads its own stylesheet and pictures, and nothing else from anywhere. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The web pages for readers, outside /api. */
export const pageController = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Pages pass by Strapi's authentication, so that they ask for themselves whether the public may read. */
  async function answerPublic(ctx: Context, question: Question, action: 'find' | 'findOne'): Promise<void> {
    const { publicRoleHolds } = await pluginService(strapi, 'answers').versions.value();
    if (!publicRoleHolds(`plugin::monthly-report.report.${action}`)) {
      throw new ForbiddenError('The reports are not open to the public at present.');
    }
    ctx.set('Content-Security-Policy', PAGE_POLICY);
    await answer(strapi, ctx, question);
  }

  return {
    /** GET /reports */
    index: (ctx: Context): Promise<void> =>
      answerPublic(ctx, indexPageQuestion(strapi, requestOf(ctx)), 'find'),

    /** GET /reports/2020-12 */
    report: (ctx: Context): Promise<void> =>
      answerPublic(ctx, reportPageQuestion(strapi, requestOf(ctx)), 'findOne'),

    /** GET /reports/2020-12/trends/zero_waste.svg */
    trend: (ctx: Context): Promise<void> =>
      answerPublic(ctx, trendQuestion(strapi, requestOf(ctx)), 'findOne'),

    /** GET /reports/report.css */
    stylesheet: (ctx: Context): Promise<void> => answer(strapi, ctx, stylesheetQuestion()),
  };
};
