import type { Core } from '@strapi/strapi';

import { closeVersionConnection } from './database/version-connection';
import { servicesOf } from './assembly/services';

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await servicesOf(strapi).rendering.close();
  await closeVersionConnection(strapi);
}
