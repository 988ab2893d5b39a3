import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { renderContext, renderers, renderIndex, REPORT_STYLESHEET } from '../documents';
import { reportTitle } from '../domain/report/compile';
import { isMonth } from '../domain/month';
import { ForbiddenError, NotFoundError, notAcceptable } from '../errors';
import { answer } from '../services/answers';
import { pluginService } from '../services/registry';
import { settings } from '../settings';
import { readMonth, readPageLocale, readParameter } from './query';

const HTML_TYPE = 'text/html; charset=utf-8';

/** A page loads its own stylesheet and pictures, and nothing else from anywhere. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

function secure(ctx: Context): void {
  ctx.set('Content-Security-Policy', PAGE_POLICY);
}

function requireHtml(ctx: Context): void {
  if (!ctx.accepts('text/html')) throw notAcceptable('This address is a web page: accept text/html.');
}

/** The web pages for readers, outside /api. */
export const pageController = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Pages pass by Strapi's authentication, so that they ask for themselves whether the public may read. */
  async function requirePublic(action: 'find' | 'findOne'): Promise<void> {
    const held = await pluginService(strapi, 'access').publicRoleHolds(
      `plugin::monthly-report.report.${action}`,
    );
    if (!held) throw new ForbiddenError('The reports are not open to the public at present.');
  }

  return {
    /** GET /reports */
    async index(ctx: Context): Promise<void> {
      requireHtml(ctx);
      const locale = readPageLocale(ctx);
      await requirePublic('find');
      const months = await pluginService(strapi, 'months').published();
      secure(ctx);
      await answer(ctx, {
        body: renderIndex(
          months.map((entry) => ({ ...entry, title: reportTitle(entry, locale).text })),
          locale,
          settings(strapi),
        ),
        mediaType: HTML_TYPE,
        visibility: 'public',
      });
    },

    /** GET /reports/2020-12 */
    async report(ctx: Context): Promise<void> {
      requireHtml(ctx);
      const address = readParameter(ctx, 'month', (value) => value);
      const dot = address.indexOf('.');
      if (dot > 0 && isMonth(address.slice(0, dot))) {
        throw new NotFoundError(`The page of a month has no extension: /reports/${address.slice(0, dot)}`);
      }
      const month = readMonth(address, 'month');
      const locale = readPageLocale(ctx);
      await requirePublic('findOne');
      const model = await pluginService(strapi, 'reports').compile({ month, locale, preview: false });
      if (model === null) throw new NotFoundError(`There is no published report of ${month}.`);
      secure(ctx);
      await answer(ctx, {
        body: renderers.html.render(model, renderContext({ month, locale }, settings(strapi))),
        mediaType: HTML_TYPE,
        visibility: 'public',
      });
    },

    /** GET /reports/report.css */
    async stylesheet(ctx: Context): Promise<void> {
      await answer(ctx, {
        body: REPORT_STYLESHEET,
        mediaType: 'text/css; charset=utf-8',
        visibility: 'public',
      });
    },
  };
};
