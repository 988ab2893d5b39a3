import { ACTIONS } from '../access/actions';
import * as contract from '../http/contracts';
import { SECURITY_TEXT_PATH } from '../http/gates/internet/security-text';
import { UID } from '../uids';
import { PAGES } from './addresses';

const get = (path: string, handler: string, config: object = {}) => ({
  method: 'GET' as const,
  path,
  handler,
  config,
});

/** The possible questions and the answer of an address of the Content API, for the OpenAPI document. */
interface Described {
  readonly request: { readonly params?: object; readonly query?: object };
  readonly response: object;
}

const described = (path: string, handler: string, { request, response }: Described) => ({
  ...get(path, handler),
  request,
  response,
});

const { code } = contract;

const post = (path: string, handler: string, config: object = {}) => ({
  method: 'POST' as const,
  path,
  handler,
  config,
});

const put = (path: string, handler: string, config: object = {}) => ({
  method: 'PUT' as const,
  path,
  handler,
  config,
});

const SIGNED_IN = { policies: ['admin::isAuthenticatedAdmin'] };
const holding = (action: string) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }],
});
/** The same rights as in the content manager: the grid edits the same entries. */
const MAY_SET_TARGETS = {
  policies: [
    'admin::isAuthenticatedAdmin',
    {
      name: 'admin::hasPermissions',
      config: { actions: [['plugin::content-manager.explorer.update', UID.target]] },
    },
  ],
};
const MAY_PREVIEW = holding(ACTIONS.preview);
const MAY_PUBLISH = holding(ACTIONS.publish);
const MAY_SUBMIT = holding(ACTIONS.submit);
const MAY_REVIEW = holding(ACTIONS.review);
const MAY_MERGE = holding(ACTIONS.mergeCommunities);

/** Accounts that preview read all findings; accounts that submit read the findings on their own submissions. */
const MAY_READ_FINDINGS = {
  policies: [
    'admin::isAuthenticatedAdmin',
    {
      name: 'plugin::monthly-report.holds-one',
      config: { actions: [ACTIONS.preview, ACTIONS.readSubmissions] },
    },
  ],
};

/** The plugin's page opens for every account with one of its rights; it starts with the list of months. */
const MAY_OPEN_PAGE = {
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'plugin::monthly-report.holds-one', config: { actions: Object.values(ACTIONS) } },
  ],
};

/** The address of a submission's steps, with codes. */
const SUBMISSION = '/submissions/:month/:programme/:partner';

/** The address of a partner's month of a programme; an entry of it adds its kind and document id. */
const SHEET = '/my-reports/:month/:programme/:partner';

/**
 * The page controller checks the public role's permission itself: Strapi has no authentication outside /api. The
 * OpenAPI document contains addresses, but no content.
 */
const OPEN = { auth: false };

export const routes = {
  /** Under /api/monthly-report. */
  'content-api': {
    type: 'content-api' as const,
    routes: [
      described('/reports', 'report.find', {
        request: { query: contract.reportListQuery },
        response: contract.reportList,
      }),
      described('/reports/:month', 'report.findOne', {
        request: { params: { month: contract.monthOrFile }, query: contract.reportQuery },
        response: contract.report,
      }),
      described('/preview/:month', 'report.preview', {
        request: { params: { month: contract.monthOrFile }, query: contract.previewQuery },
        response: contract.report,
      }),
      described('/totals', 'series.find', {
        request: { query: contract.spanQuery },
        response: contract.seriesOrPeriod,
      }),
      described('/totals/:month', 'totals.findOne', {
        request: { params: { month: contract.period }, query: contract.totalsQuery },
        response: contract.totals,
      }),
      described('/totals/:month/:programme/:indicator/sources', 'sources.find', {
        request: {
          params: { month: contract.period, programme: code, indicator: code },
          query: contract.sourcesQuery,
        },
        response: contract.sources,
      }),
      get('/openapi.json', 'openapi.find', { ...OPEN, prefix: '' }),
    ],
  },
  /** Web pages, at the root. */
  pages: {
    type: 'admin' as const,
    prefix: '',
    routes: [
      ...Object.entries(PAGES).map(([name, { path }]) => get(path, `page.${name}`, OPEN)),
      get(SECURITY_TEXT_PATH, 'security-text.find', OPEN),
      get('/_ready', 'readiness.find', OPEN),
    ],
  },
  /** Under /monthly-report, for the panel. */
  panel: {
    type: 'admin' as const,
    routes: [
      get('/indicators', 'panel.indicators', SIGNED_IN),
      get('/beside/:kind/:id', 'beside.findOne', SIGNED_IN),
      post('/beside/:kind', 'beside.asTyped', SIGNED_IN),
      get('/home', 'home.find', MAY_OPEN_PAGE),
      get('/months', 'panel.months', MAY_OPEN_PAGE),
      get('/months/:month', 'months.findOne', MAY_OPEN_PAGE),
      post('/months/:month/begin-review', 'months.beginReview', MAY_PUBLISH),
      post('/months/:month/withdraw-review', 'months.withdrawReview', MAY_PUBLISH),
      get('/months/:month/preflight', 'months.preflight', MAY_PUBLISH),
      post('/months/:month/publish', 'months.publish', MAY_PUBLISH),
      get('/months/:month/publication', 'months.publication', MAY_PUBLISH),
      post('/months/:month/cancel-publication', 'months.cancelPublication', MAY_PUBLISH),
      post('/months/:month/reopen', 'months.reopen', MAY_PUBLISH),
      get('/months/:month/differences', 'months.differences', MAY_OPEN_PAGE),
      get('/totals/:month', 'panel.totals', MAY_PREVIEW),
      get('/totals/:month/:programme/:indicator/sources', 'panel.sources', MAY_PREVIEW),
      get('/preview/:month', 'panel.preview', MAY_PREVIEW),
      get('/findings/:month', 'findings.find', MAY_READ_FINDINGS),
      post('/findings/:month/explain', 'findings.explain', holding(ACTIONS.explain)),
      post('/findings/:month/dismiss', 'findings.dismiss', holding(ACTIONS.explain)),
      post('/findings/:month/withdraw-explanation', 'findings.withdraw', holding(ACTIONS.explain)),
      get('/submissions/:month', 'submissions.find', holding(ACTIONS.readSubmissions)),
      post(`${SUBMISSION}/submit`, 'submissions.submit', MAY_SUBMIT),
      post(`${SUBMISSION}/declare-nil`, 'submissions.declareNil', MAY_SUBMIT),
      post(`${SUBMISSION}/accept`, 'submissions.accept', MAY_REVIEW),
      post(`${SUBMISSION}/send-back`, 'submissions.sendBack', MAY_REVIEW),
      post(`${SUBMISSION}/ask-correction`, 'submissions.askCorrection', MAY_SUBMIT),
      get('/reviews/:month', 'reviews.find', holding(ACTIONS.readSubmissions)),
      get('/reviews/:month/clean', 'reviews.clean', MAY_REVIEW),
      get('/reviews/:month/:programme/:partner', 'reviews.findOne', holding(ACTIONS.readSubmissions)),
      post('/reviews/:month/:programme/:partner/correct', 'reviews.correct', MAY_REVIEW),
      post('/reviews/:month/accept', 'reviews.accept', MAY_REVIEW),
      post('/reviews/:month/remind', 'reviews.remind', MAY_REVIEW),
      get('/my-reports', 'my-reports.find', MAY_SUBMIT),
      get('/my-reports/communities', 'my-reports.findCommunities', MAY_SUBMIT),
      put('/my-reports/communities/:id', 'my-reports.addCommunity', MAY_SUBMIT),
      get(SHEET, 'my-reports.findOne', MAY_SUBMIT),
      put(`${SHEET}/:kind/:id`, 'my-reports.keep', MAY_SUBMIT),
      post(`${SHEET}/:kind/:id/remove`, 'my-reports.remove', MAY_SUBMIT),
      get('/communities/unverified', 'communities.unverified', MAY_MERGE),
      post('/communities/merge', 'communities.merge', MAY_MERGE),
      post('/definitions/preview', 'definitions.preview', MAY_PUBLISH),
      post('/definitions/change', 'definitions.change', MAY_PUBLISH),
      get('/targets', 'targets.programmes', MAY_SET_TARGETS),
      get('/targets/:programme/:year', 'targets.grid', MAY_SET_TARGETS),
      post('/targets/:programme/:year', 'targets.save', MAY_SET_TARGETS),
      get('/trail', 'trail.find', holding(ACTIONS.readTrail)),
    ],
  },
};
