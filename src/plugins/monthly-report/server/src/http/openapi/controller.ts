import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { JSON_TYPE } from '../questions/media-types';
import type { Question } from '../serving/question';
import { pluginService } from '../../assembly/registry';
import { answer } from '../answer';

/** It speaks of no content: one version serves as long as the server runs. */
const documentQuestion = (strapi: Core.Strapi): Question => ({
  key: JSON.stringify(['openapi']),
  versionOf: () => 'built',
  mediaType: JSON_TYPE,
  render: () => pluginService(strapi, 'openapi').text(),
});

export const openapiController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /api/openapi.json */
  find: (ctx: Context): Promise<void> => answer(strapi, ctx, documentQuestion(strapi)),
});
