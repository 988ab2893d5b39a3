import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';

/** What webhooks can listen to; the body is `{ event, createdAt, month, revision }`. */
const EVENTS = { published: 'monthly-report.published', corrected: 'monthly-report.corrected' } as const;

interface WebhookStore {
  addAllowedEvent(key: string, value: string): void;
}

/** Lets a webhook (settings → webhooks, or POST /admin/webhooks) name the events of this plugin. */
export function allowAnnouncements(strapi: Core.Strapi): void {
  const store = strapi.get<WebhookStore>('webhookStore');
  store.addAllowedEvent('MONTHLY_REPORT_PUBLISHED', EVENTS.published);
  store.addAllowedEvent('MONTHLY_REPORT_CORRECTED', EVENTS.corrected);
}

/**
 * Tells whoever listens that a month was published, or corrected from its second revision
 * on. Call it after the commit: what was rolled back was never announced. What listeners
 * make of it is their own affair.
 */
export function announce(
  strapi: Core.Strapi,
  { month, revision }: { readonly month: Month; readonly revision: number },
): void {
  const event = revision === 1 ? EVENTS.published : EVENTS.corrected;
  strapi.eventHub.emit(event, { month, revision }).catch((error: unknown) => strapi.log.error(error));
}
