import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';

/** The events for webhooks; the body is `{ event, createdAt, month, revision }`. */
const EVENTS = { published: 'monthly-report.published', corrected: 'monthly-report.corrected' } as const;

interface WebhookStore {
  addAllowedEvent(key: string, value: string): void;
}

/** Allows webhooks (settings → webhooks, or POST /admin/webhooks) to use the events of this plugin. */
export function allowAnnouncements(strapi: Core.Strapi): void {
  const store = strapi.get<WebhookStore>('webhookStore');
  store.addAllowedEvent('MONTHLY_REPORT_PUBLISHED', EVENTS.published);
  store.addAllowedEvent('MONTHLY_REPORT_CORRECTED', EVENTS.corrected);
}

/**
 * Tells webhooks that a month was published; from its second revision on, that it was corrected. Call it after the
 * commit, so that a publication that was rolled back is never announced. Errors of listeners have no effect here.
 */
export function announce(
  strapi: Core.Strapi,
  { month, revision }: { readonly month: Month; readonly revision: number },
): void {
  const event = revision === 1 ? EVENTS.published : EVENTS.corrected;
  strapi.eventHub.emit(event, { month, revision }).catch((error: unknown) => strapi.log.error(error));
}
