import type { Core } from '@strapi/strapi';

import { pluginService } from './assembly/registry';

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await pluginService(strapi, 'rendering').close();
}
