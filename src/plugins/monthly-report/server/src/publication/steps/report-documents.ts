/**
 * Publishing the entry of a report publishes the month, by the same steps and under the same locks: in the panel, in
 * bulk, through an API, or in other code.
 */
import type { Core } from '@strapi/strapi';

import { ACTIONS } from '../../access/actions';
import { actorOf, type Actor } from '../../access/actor';
import type { Row } from '../../database/rows';
import { isMonth, type Month } from '../../domain/month';
import { ForbiddenError } from '../../errors';
import { aroundDocuments, type DocumentParams } from '../../strapi/documents';
import { inTransaction } from '../../strapi/transactions';
import { UID } from '../../uids';
import { lineUp } from '../store/writing';

/** The publication service, as far as writes of report entries need it. */
export interface Publication {
  readonly isPublishing: () => boolean;
  publish(
    step: { readonly month: Month; readonly actor: Actor; readonly at: Date },
    way: { readonly makePublic: () => Promise<unknown>; readonly given: Row },
  ): Promise<unknown>;
  requireUnpublished(month: Month): Promise<void>;
}

const TAKING_BACK: readonly string[] = ['unpublish', 'delete', 'discardDraft'];
const WRITES: readonly string[] = ['create', 'update', 'clone', 'publish', ...TAKING_BACK];

const publishes = (action: string, { status }: DocumentParams): boolean =>
  action === 'publish' || (status === 'published' && ['create', 'update', 'clone'].includes(action));

export function registerReportDocuments(strapi: Core.Strapi, publication: () => Publication): void {
  aroundDocuments(strapi, async (context, next) => {
    if (context.uid !== UID.report || publication().isPublishing()) return next();
    const { action, params } = context;
    const present = await monthOf(strapi, params.documentId);
    const given = params.data?.month ?? present;
    const isMoved = present !== null && given !== present;
    const judge = async (): Promise<void> => {
      if (present !== null && (isMoved || TAKING_BACK.includes(action))) {
        await publication().requireUnpublished(present);
      }
    };
    // A malformed month is refused when it is written.
    if (publishes(action, params) && isMonth(given)) {
      await judge();
      requireRight(strapi);
      const step = { month: given, actor: actorOf(strapi), at: new Date() };
      return publication().publish(step, { makePublic: next, given: params.data ?? {} });
    }
    if (!WRITES.includes(action)) return next();
    return inTransaction(strapi, async ({ trx }) => {
      await lineUp(strapi, trx);
      await judge();
      return next();
    });
  });
}

async function monthOf(strapi: Core.Strapi, documentId: string | undefined): Promise<Month | null> {
  if (documentId === undefined) return null;
  const row: Row | null = await strapi.db
    .query(UID.report)
    .findOne({ select: ['month'], where: { documentId }, orderBy: { id: 'asc' } });
  return isMonth(row?.month) ? row.month : null;
}

interface Ability {
  can(action: string): boolean;
}

/** In the panel, the right to publish entries and the right to publish a month are separate. */
function requireRight(strapi: Core.Strapi): void {
  const { userAbility } = (strapi.requestContext.get()?.state ?? {}) as { userAbility?: Ability };
  if (userAbility === undefined || userAbility.can(ACTIONS.publish)) return;
  throw new ForbiddenError('没有发布月报的权限。 / You have no right to publish a month.');
}
