import type { Core } from '@strapi/strapi';

import type { RegisteredRoute } from '../../strapi/routes';
import { FILE } from '../../uids';

/** The content type that a stock route answers with: `api::story.story.find`, `story.find`, or the upload plugin's files. */
export function answersWith(strapi: Core.Strapi, { plugin, route }: RegisteredRoute): string | null {
  const { handler, info } = route;
  if (plugin === 'upload') return FILE;
  if (info?.apiName === undefined || typeof handler !== 'string') return null;
  const controller = handler.slice(0, handler.lastIndexOf('.'));
  const uid = controller.includes('::') ? controller : `api::${info.apiName}.${controller}`;
  return Object.hasOwn(strapi.contentTypes, uid) ? uid : null;
}
