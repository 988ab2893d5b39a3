/**
 * Reach into Strapi: without a provider the e-mail plugin uses `sendmail`, which connects to the mail server of any
 * domain that a caller names. The plugin accepts a provider only by the name of a package, so the provider that it
 * has made is replaced before the first request.
 */
import type { Core } from '@strapi/strapi';

const FALLBACK = 'sendmail';
const NONE = 'none';

const SENTENCE =
  '没有配置邮件服务（EMAIL_PROVIDER），邮件不会发出。 / No mail provider is configured (EMAIL_PROVIDER): no e-mail is sent.';

/** The e-mail plugin answers 400 with the sentence of an error with this status. */
class NoProviderError extends Error {
  readonly statusCode = 400;
}

const refusing = {
  send: (): Promise<never> => Promise.reject(new NoProviderError(SENTENCE)),
};

const providerName = (strapi: Core.Strapi): string =>
  strapi.config.get<string>('plugin::email.provider', FALLBACK).toLowerCase();

/** False if no provider is configured. */
export const sendsMail = (strapi: Core.Strapi): boolean => ![FALLBACK, NONE].includes(providerName(strapi));

/** Without a provider no mail server is contacted: every attempt to send a mail is refused with a sentence. */
export function refuseMailWithoutProvider(strapi: Core.Strapi): void {
  if (sendsMail(strapi)) return;
  strapi.config.set('plugin::email.provider', NONE);
  Object.assign(strapi.plugin('email'), { provider: refusing });
  strapi.log.info('No mail provider is configured (EMAIL_PROVIDER): no e-mail is sent.');
}
