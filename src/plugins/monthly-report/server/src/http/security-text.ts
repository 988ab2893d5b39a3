import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { NotFoundError } from '../errors';
import { securityText } from './gates/internet/security-text';
import { settings } from '../settings';

export const securityTextController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /.well-known/security.txt */
  find(ctx: Context): void {
    const { securityContacts, publicUrl } = settings(strapi);
    if (securityContacts.length === 0) throw new NotFoundError('There is nothing at this address.');
    ctx.set('Cache-Control', 'public, max-age=3600');
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = securityText(securityContacts, publicUrl, Date.now());
  },
});
