import type { Core } from '@strapi/strapi';

import { pluginService } from './services/registry';

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await pluginService(strapi, 'rendering').close();
}
