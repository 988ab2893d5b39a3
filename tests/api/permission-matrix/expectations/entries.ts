/** The content manager's entries: activities stand for types with owners, the trail for types that nobody edits. */
import type { Insider } from '../roles';
import {
  closed,
  everyAccount,
  network,
  panel,
  type Answer,
  type Expectation,
  type Expectations,
} from './expectation';

const ENTRY = '/content-manager/collection-types/:model';

/** The owner of an entry decides. No account may change the trail, not even the super admin, who may read it here. */
const entries = (
  answers: Readonly<Record<Exclude<Insider, 'networkSecretariat'>, Answer>>,
  readsTrail = false,
): Expectation => {
  // The network secretariat is bound to no programme, but the content manager does not list the trail for it.
  const all = { ...answers, networkSecretariat: answers.superAdmin };
  const withTrail = Object.entries(all).map(([role, answer]) => [
    role,
    typeof answer === 'object' && !Array.isArray(answer)
      ? { ...answer, trail: readsTrail && role === 'superAdmin' ? 200 : 403 }
      : answer,
  ]);
  return panel(Object.fromEntries(withTrail) as Record<Insider, Answer>);
};

const OWN = { own: 200, other: 404, missing: 404 };
const ALL = { own: 200, other: 200, missing: 404 };
const NONE = { own: 404, other: 404, missing: 404 };

const READ = {
  partnerEditor: OWN,
  coordinator: OWN,
  secretariat: ALL,
  unlinkedSecretariat: NONE,
  superAdmin: ALL,
};
const WRITE = { ...READ, coordinator: 403 };
/** Partner editors have no publish right. */
const PUBLISH = { ...WRITE, partnerEditor: 403 };
/** Deleting a published entry also unpublishes it. */
const DELETE = {
  partnerEditor: { own: 403, draft: 200, other: 404, missing: 404 },
  coordinator: 403,
  secretariat: { ...ALL, draft: 200 },
  unlinkedSecretariat: { ...NONE, draft: 404 },
  superAdmin: { ...ALL, draft: 200 },
};
/** If a role has all rights, Strapi reports success for an entry that does not exist. */
const UNBOUND = { own: 200, other: 200, missing: 200 };
/** In the name of the own partner, of another one, of one that does not exist. */
const CREATE = {
  partnerEditor: { own: 201, other: 403, missing: 400 },
  coordinator: 403,
  secretariat: { own: 201, other: 201, missing: 400 },
  unlinkedSecretariat: { own: 403, other: 403, missing: [400, 403] },
  superAdmin: { own: 201, other: 201, missing: 400 },
};

const ALL_PUBLISHED = { own: 200, other: 200, missing: 400 };
const CREATE_PUBLISHED = {
  ...CREATE,
  partnerEditor: 403,
  secretariat: ALL_PUBLISHED,
  superAdmin: ALL_PUBLISHED,
};

export const ENTRIES: Expectations = {
  [`GET ${ENTRY}`]: entries(
    {
      partnerEditor: { own: 200 },
      coordinator: { own: 200 },
      secretariat: { own: 200 },
      unlinkedSecretariat: { own: 200 },
      superAdmin: { own: 200 },
    },
    true,
  ),
  [`POST ${ENTRY}`]: entries(CREATE),
  [`POST ${ENTRY}/actions/publish`]: entries(CREATE_PUBLISHED),
  [`GET ${ENTRY}/:id`]: entries(READ, true),
  [`PUT ${ENTRY}/:id`]: entries(WRITE),
  [`DELETE ${ENTRY}/:id`]: entries(DELETE),
  [`POST ${ENTRY}/clone/:sourceId`]: entries(WRITE),
  [`POST ${ENTRY}/auto-clone/:sourceId`]: entries(WRITE),
  [`POST ${ENTRY}/:id/actions/publish`]: entries(PUBLISH),
  [`POST ${ENTRY}/:id/actions/unpublish`]: entries(PUBLISH),
  [`POST ${ENTRY}/:id/actions/discard`]: entries(WRITE),
  [`GET ${ENTRY}/:id/actions/countDraftRelations`]: entries({ ...READ, superAdmin: UNBOUND }, true),
  [`GET ${ENTRY}/actions/countManyEntriesDraftRelations`]: entries(READ, true),
  [`POST ${ENTRY}/actions/bulkDelete`]: entries(DELETE),
  [`POST ${ENTRY}/actions/bulkPublish`]: entries({ ...PUBLISH, superAdmin: UNBOUND }),
  [`POST ${ENTRY}/actions/bulkUnpublish`]: entries({ ...PUBLISH, superAdmin: UNBOUND }),
  [`POST ${ENTRY}/actions/bulkFindForValidation`]: entries({ ...READ, superAdmin: UNBOUND }, true),

  'GET /content-manager/relations/:model/:id/:targetField': panel(READ),
  'GET /content-manager/relations/:model/:targetField': panel(READ),
  'GET /content-manager/homepage/recent-documents': everyAccount(200),
  'GET /content-manager/homepage/count-documents': everyAccount(200),
  'POST /i18n/content-manager/actions/get-non-localized-fields': panel(READ),
  'GET /i18n/content-manager/get-fill-from-locale/:model': panel(READ),

  // Publication settings belong to the network; routes of types that do not exist are closed.
  'GET /content-manager/single-types/:model': network(200),
  'PUT /content-manager/single-types/:model': network(200),
  'DELETE /content-manager/single-types/:model': closed(403),
  'GET /content-manager/single-types/:model/actions/countDraftRelations': closed(403),
  'POST /content-manager/single-types/:model/actions/discard': closed(403),
  'POST /content-manager/single-types/:model/actions/publish': closed(403),
  'POST /content-manager/single-types/:model/actions/unpublish': closed(403),
};
