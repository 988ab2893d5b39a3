/** The routes of the plugin itself: its API, its pages, and the requests of its page in the panel. */
import { compilers, contentApi, everyAccount, network, open, panel, type Expectations } from './expectation';

const SUBMISSION = 'POST /monthly-report/submissions/:month/:programme/:partner';

/** Published months are for askers with the action; `status=draft` is only for askers who may preview. */
const REPORT = {
  public: 200,
  // The public role is open; an account of a front end has only the rights of its own role.
  reader: 403,
  readOnlyToken: 200,
  customToken: 200,
  previewToken: 200,
  fullAccessToken: 200,
};
const FIGURES = { ...REPORT, customToken: 403, previewToken: 403 };

/** Steps for a published month: askers with the right learn that it is too late. */
const STEP = {
  ofPartners: panel({
    partnerEditor: { own: 409, other: 404, missing: 404 },
    coordinator: 403,
    // This role reviews the submissions of others.
    secretariat: 403,
    unlinkedSecretariat: 403,
    networkSecretariat: 403,
    superAdmin: { own: 409, other: 409, missing: 404 },
  }),
  ofReview: panel({
    partnerEditor: 403,
    coordinator: 403,
    secretariat: { own: 409, other: 409, missing: 404 },
    unlinkedSecretariat: 404,
    superAdmin: { own: 409, other: 409, missing: 404 },
  }),
};

/** 我的填报: for accounts that may submit for a partner. The month is published: own entries are locked. */
const FILLING = {
  open: panel({
    partnerEditor: 200,
    coordinator: 403,
    secretariat: 403,
    unlinkedSecretariat: 403,
    networkSecretariat: 403,
    superAdmin: 200,
  }),
  ofOwn: (own: number) =>
    panel({
      partnerEditor: { own, other: 404, missing: 404 },
      coordinator: 403,
      secretariat: 403,
      unlinkedSecretariat: 403,
      networkSecretariat: 403,
      superAdmin: { own, other: own, missing: 404 },
    }),
};
/** Accounts that may read an entry may read the panel beside it. */
const BESIDE = panel({
  partnerEditor: { own: 200, other: 404, missing: 404 },
  coordinator: { own: 200, other: 404, missing: 404 },
  secretariat: { own: 200, other: 200, missing: 404 },
  unlinkedSecretariat: 404,
  superAdmin: { own: 200, other: 200, missing: 404 },
});
const SHEET = '/monthly-report/my-reports/:month/:programme/:partner';

export const PLUGIN: Expectations = {
  'GET /api/monthly-report/reports': contentApi(REPORT),
  'GET /api/openapi.json': open(200),
  'GET /api/monthly-report/reports/:month': contentApi({
    public: { published: 200, missing: 404, preview: 403 },
    reader: 403,
    readOnlyToken: { published: 200, missing: 404, preview: 403 },
    customToken: { published: 200, missing: 404, preview: 403 },
    previewToken: { published: 200, missing: 404, preview: 200 },
    fullAccessToken: { published: 200, missing: 404, preview: 200 },
  }),
  'GET /api/monthly-report/preview/:month': contentApi({
    public: 403,
    reader: 403,
    readOnlyToken: 403,
    customToken: 403,
    previewToken: 200,
    fullAccessToken: 200,
  }),
  'GET /api/monthly-report/totals': contentApi(FIGURES),
  'GET /api/monthly-report/totals/:month': contentApi({
    public: { published: 200, missing: 404, preview: 403 },
    reader: 403,
    readOnlyToken: { published: 200, missing: 404, preview: 403 },
    customToken: 403,
    previewToken: 403,
    fullAccessToken: { published: 200, missing: 404, preview: 200 },
  }),
  'GET /api/monthly-report/totals/:month/:programme/:indicator/sources': contentApi(FIGURES),

  'GET /reports': open(200),
  'GET /.well-known/security.txt': open(404),
  'GET /_ready': open(204),
  'GET /reports/report.css': open(200),
  'GET /reports/feed.xml': open(200),
  'GET /robots.txt': open(200),
  // The server has no public address.
  'GET /sitemap.xml': open(404),
  'GET /reports/:month': open({ published: 200, missing: 404 }),
  'GET /reports/:month/card.png': open({ published: 200, missing: 404 }),
  'GET /reports/:month/trends/:name': open({ published: 200, missing: 404 }),
  'GET /reports/:month/sources/:programme/:indicator': open({ published: 200, missing: 404 }),

  'GET /monthly-report/indicators': { ...everyAccount(200), unlinkedSecretariat: 404 },
  'GET /monthly-report/home': everyAccount(200),
  'GET /monthly-report/months': everyAccount(200),
  'GET /monthly-report/months/:month': { ...everyAccount(200), unlinkedSecretariat: 404 },
  'GET /monthly-report/months/:month/differences': { ...everyAccount(200), unlinkedSecretariat: 404 },
  'GET /monthly-report/totals/:month/:programme/:indicator/sources': compilers(200, 403),
  'GET /monthly-report/findings/:month': everyAccount(200),
  'GET /monthly-report/submissions/:month': everyAccount(200),
  'GET /monthly-report/reviews/:month': everyAccount(200),
  'GET /monthly-report/reviews/:month/:programme/:partner': panel({
    partnerEditor: { own: 200, other: 404, missing: 404 },
    coordinator: { own: 200, other: 404, missing: 404 },
    secretariat: { own: 200, other: 200, missing: 404 },
    unlinkedSecretariat: 404,
    superAdmin: { own: 200, other: 200, missing: 404 },
  }),
  'GET /monthly-report/beside/:kind/:id': BESIDE,
  'POST /monthly-report/beside/:kind': BESIDE,
  'GET /monthly-report/reviews/:month/clean': compilers(200),
  'POST /monthly-report/reviews/:month/:programme/:partner/correct': STEP.ofReview,
  // Each of several items is refused separately, with a sentence.
  'POST /monthly-report/reviews/:month/accept': compilers(200),
  'POST /monthly-report/reviews/:month/remind': compilers(200),
  'GET /monthly-report/totals/:month': compilers(200, 403),
  'GET /monthly-report/preview/:month': compilers(200, 403),
  'GET /monthly-report/trail': compilers(200),
  'GET /monthly-report/targets': compilers(200),
  'GET /monthly-report/targets/:programme/:year': compilers(200, 404),
  'POST /monthly-report/targets/:programme/:year': compilers(200, 404),
  'GET /monthly-report/communities/unverified': network(200),
  'POST /monthly-report/communities/merge': network(404),
  'POST /monthly-report/definitions/preview': network(404),
  'POST /monthly-report/definitions/change': network(404),
  'POST /monthly-report/months/:month/begin-review': network(409),
  'POST /monthly-report/months/:month/withdraw-review': network(409),
  'GET /monthly-report/months/:month/preflight': network(200),
  'POST /monthly-report/months/:month/publish': network(409),
  'GET /monthly-report/months/:month/publication': network(200),
  'POST /monthly-report/months/:month/cancel-publication': network(200),
  'POST /monthly-report/months/:month/reopen': network(409),
  'POST /monthly-report/findings/:month/explain': compilers(404),
  'POST /monthly-report/findings/:month/dismiss': compilers(404),
  'POST /monthly-report/findings/:month/withdraw-explanation': compilers(404),

  'GET /monthly-report/my-reports': FILLING.open,
  'GET /monthly-report/my-reports/communities': FILLING.open,
  'PUT /monthly-report/my-reports/communities/:id': FILLING.open,
  [`GET ${SHEET}`]: FILLING.ofOwn(200),
  [`PUT ${SHEET}/:kind/:id`]: FILLING.ofOwn(409),
  // There is nothing to delete.
  [`POST ${SHEET}/:kind/:id/remove`]: FILLING.ofOwn(200),

  [`${SUBMISSION}/submit`]: STEP.ofPartners,
  [`${SUBMISSION}/declare-nil`]: STEP.ofPartners,
  [`${SUBMISSION}/accept`]: STEP.ofReview,
  [`${SUBMISSION}/send-back`]: STEP.ofReview,
  [`${SUBMISSION}/ask-correction`]: panel({
    partnerEditor: { own: 200, other: 404, missing: 404 },
    coordinator: 403,
    secretariat: 403,
    unlinkedSecretariat: 403,
    networkSecretariat: 403,
    superAdmin: { own: 200, other: 200, missing: 404 },
  }),
};
