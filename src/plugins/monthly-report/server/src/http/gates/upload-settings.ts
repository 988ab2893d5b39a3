/**
 * The media library reads the settings of uploads wherever it opens, but Strapi answers only accounts that may change
 * them. The settings are four switches and need no protection.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

const SETTINGS = 'plugin::upload.settings.read';
const LIBRARY = 'plugin::upload.read';

interface UploadService {
  getSettings(): Promise<object | null>;
}

export const UPLOAD_SETTINGS = 'GET upload/settings';

/** Replace Strapi's own policies on the route. */
export const UPLOAD_SETTINGS_POLICIES = [
  'admin::isAuthenticatedAdmin',
  { name: 'plugin::monthly-report.holds-one', config: { actions: [SETTINGS, LIBRARY] } },
];

export async function answerUploadSettings(strapi: Core.Strapi, ctx: Context, next: Next): Promise<unknown> {
  const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
  if (userAbility.can(SETTINGS)) return next();
  const upload = strapi.plugin('upload').service<UploadService>('upload');
  const { concurrentUploadRequests = 1 } = strapi.config.get<{ concurrentUploadRequests?: number }>(
    'plugin::upload',
  );
  ctx.body = { data: { ...(await upload.getSettings()), concurrentUploadRequests } };
}
