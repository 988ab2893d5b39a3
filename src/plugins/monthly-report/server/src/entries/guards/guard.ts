import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { Row } from '../../database/rows';

export type GuardedAction = 'create' | 'update' | 'clone' | 'publish' | 'delete';

/** The context of a guard. Rows are read inside the transaction of the write. */
export interface GuardContext {
  readonly strapi: Core.Strapi;
  readonly action: GuardedAction;
  readonly documentId: string;
  /** The row before the write; null for a new document. */
  readonly before: Row | null;
  /** The row after the write; null after a delete. */
  readonly after: Row | null;
}

/**
 * A rule about one content type, checked on the row that results from a write. A guard throws to refuse: the whole
 * write is then rolled back.
 */
export interface Guard {
  readonly actions: readonly GuardedAction[];
  /** The relations that the guard needs, as the database query populates them. */
  readonly populate: object;
  /**
   * Checks input that cannot be checked after the write: the database would refuse it in its own words, or store it
   * as something else.
   */
  checkInput?(strapi: Core.Strapi, data: Row): Promise<void> | void;
  /** Whether a deletion is checked before it is made: afterwards nothing tells which entries were linked to it. */
  readonly beforeDeletion?: true;
  check(context: GuardContext): Promise<void> | void;
}

export interface Refusal {
  readonly path: readonly string[];
  /** Chinese and English in one sentence: the guard does not know the editor's language. */
  readonly message: string;
}

/** Number of reasons in the one sentence on top of a form; a batch of photos may have dozens. */
const SAID_AT_ONCE = 3;

/**
 * Refuses a write with every reason at once, each attached to its field in the edit view.
 *
 * @param step the step that can make the change instead.
 */
export function refuse(refusals: readonly Refusal[], step?: string): void {
  if (refusals.length === 0) return;
  throw new errors.ValidationError(messageOf(refusals), {
    ...(step !== undefined && { step }),
    errors: refusals.map(({ path, message }) => ({ path, message, name: 'ValidationError' })),
  });
}

function messageOf(refusals: readonly Refusal[]): string {
  const said = refusals.slice(0, SAID_AT_ONCE).map(({ message }) => message);
  const more = refusals.length - said.length;
  return [
    ...said,
    ...(more === 0 ? [] : [`另有${more}处，见各字段。 / ${more} more, at their fields.`]),
  ].join(' ');
}
