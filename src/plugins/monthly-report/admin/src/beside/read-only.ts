/** Shows locked entries read-only, in the content manager's own way. */
import { getFetchClient, type StrapiApp } from '@strapi/strapi/admin';

import type { ReadOnly, TypedKind } from '../../../shared/beside';
import { readEntry } from './entries';
import { typedKindOf } from './kinds';

const EDIT_VIEW = /\/content-manager\/collection-types\/((?:api|plugin)::[a-z0-9.-]+)\/([a-z0-9]{20,})$/;

const CHANGING = /^plugin::content-manager\.explorer\.(?:update|publish|delete)$/;

async function readOnlyOf(kind: TypedKind, documentId: string): Promise<ReadOnly | null> {
  try {
    return (await readEntry(getFetchClient().get, kind, documentId, null)).readOnly;
  } catch {
    // If the answer fails, the entry stays editable: the server refuses a forbidden save in any case.
    return null;
  }
}

/** Removes the rights to change an entry from its edit view, as long as the server would refuse the change. */
export function showReadOnly(app: Pick<StrapiApp, 'addRBACMiddleware'>): void {
  app.addRBACMiddleware(({ pathname }) => (next) => async (permissions) => {
    const [, model = '', documentId = ''] = EDIT_VIEW.exec(pathname) ?? [];
    const kind = typedKindOf(model);
    const changing = permissions.filter(({ action, subject }) => subject === model && CHANGING.test(action));
    if (kind === undefined || changing.length === 0) return next(permissions);
    if ((await readOnlyOf(kind, documentId)) === null) return next(permissions);
    return next(permissions.filter((permission) => !changing.includes(permission)));
  });
}
