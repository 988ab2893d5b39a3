import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { Row } from '../../database/rows';

export type GuardedAction = 'create' | 'update' | 'clone' | 'publish' | 'delete';

/** What a guard may look at. Rows are read inside the transaction of the write. */
export interface GuardContext {
  readonly strapi: Core.Strapi;
  readonly action: GuardedAction;
  readonly documentId: string;
  /** The row as it was before the write; null for a new document. */
  readonly before: Row | null;
  /** The row as the write leaves it; null after a delete. */
  readonly after: Row | null;
}

/**
 * A rule about one content type, judged on the row that results from a write. It
 * throws to refuse: the write and everything with it is then rolled back.
 */
export interface Guard {
  readonly actions: readonly GuardedAction[];
  /** Relations the guard looks at, as the database query populates them. */
  readonly populate: object;
  /**
   * What cannot be judged afterwards: input the database would refuse in its own words,
   * or store as something else.
   */
  checkInput?(strapi: Core.Strapi, data: Row): Promise<void> | void;
  /** Whether a deletion is judged before it is made: afterwards, nothing says any more what was linked to the entry. */
  readonly beforeDeletion?: true;
  check(context: GuardContext): Promise<void> | void;
}

export interface Refusal {
  readonly path: readonly string[];
  /** Chinese and English in one sentence: the editor's language is not known here. */
  readonly message: string;
}

/** Reasons that are said in the one sentence a form shows on top; a batch of photos may have dozens. */
const SAID_AT_ONCE = 3;

/**
 * Refuses a write with every reason at once, each attached to its field in the edit view.
 *
 * @param step by which it can be done all the same.
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
