import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import { renderSources } from '../documents/json/totals';
import type { Month } from '../domain/month';
import { answer, JSON_TYPE } from '../services/answers';
import { pluginService } from '../services/registry';
import { PAGING, readBasis, readCode, readLocale, readParameter, readQuery, readStatus } from './query';
import { visibleMonth } from './visible-month';

export const sourcesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /totals/2020-12/zero_waste/waste_hazardous/sources */
  async find(ctx: Context): Promise<void> {
    const query = readQuery(ctx, {
      basis: readBasis,
      region: readCode,
      partner: readCode,
      locale: readLocale,
      status: readStatus,
      ...PAGING,
    });
    const programme = readParameter(ctx, 'programme', readCode);
    const indicator = readParameter(ctx, 'indicator', readCode);
    const { month, visibility } = await visibleMonth(strapi, ctx, query.status);
    const { region, partner, basis = 'month', locale = DEFAULT_LOCALE } = query;
    const found = await pluginService(strapi, 'totals').sources({
      month,
      basis,
      programme,
      indicator,
      filter: { ...(region && { region }), ...(partner && { partner }) },
      page: query['pagination[page]'],
      pageSize: query['pagination[pageSize]'],
    });
    const publicMonths = new Set(await pluginService(strapi, 'months').publicMonths());
    const isVisible = (candidate: Month) => visibility === 'preview' || publicMonths.has(candidate);
    await answer(ctx, {
      body: renderSources({ ...found, locale, isVisible }),
      mediaType: JSON_TYPE,
      visibility,
    });
  },
});
