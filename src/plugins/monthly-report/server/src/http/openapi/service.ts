/** The OpenAPI document of the public addresses: the build makes it, and the server sends it unchanged. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { NotFoundError } from '../../errors';
import { completeDocument } from './complete';
import type { OpenApiDocument } from './document';
import { settings } from '../../settings';

export const openapiService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * The path to which the build writes it. Making it keeps a core busy for seconds: a running server must not do
   * that.
   */
  file: (): string => path.join(strapi.dirs.dist.root, 'openapi.json'),

  /** @param stock as Strapi generates it. */
  complete: (stock: OpenApiDocument): OpenApiDocument => completeDocument(stock),

  /** @throws NotFoundError (404) if the build has not made it. */
  async text(): Promise<string> {
    const document = JSON.parse(await read(this.file())) as OpenApiDocument;
    const origin = settings(strapi).publicUrl.replace(/\/+$/, '');
    const servers = document.servers.map((server) => ({ ...server, url: `${origin}${server.url}` }));
    return `${JSON.stringify({ ...document, servers }, null, 1)}\n`;
  },
});

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new NotFoundError('The OpenAPI document is made by "npm run build"; this server has none.');
  }
}

export type OpenapiService = ReturnType<typeof openapiService>;
