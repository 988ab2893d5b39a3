import type { Context } from 'koa';

import { JSON_TYPE } from '../questions/media-types';
import type { Question } from '../serving/question';
import { answer } from '../answer';
import type { Services } from '../services';

/** The document does not depend on the content: one version is enough as long as the server runs. */
const documentQuestion = (services: Services): Question => ({
  key: JSON.stringify(['openapi']),
  versionOf: () => 'built',
  mediaType: JSON_TYPE,
  render: () => services.openapi.text(),
});

export const openapiController = (services: Services) => ({
  /** GET /api/openapi.json */
  find: (ctx: Context): Promise<void> => answer(services, ctx, documentQuestion(services)),
});
