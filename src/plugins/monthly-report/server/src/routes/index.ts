const get = (path: string, handler: string, config: object = {}) => ({
  method: 'GET' as const,
  path,
  handler,
  config,
});

const SIGNED_IN = { policies: ['admin::isAuthenticatedAdmin'] };
const MAY_PREVIEW = {
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: ['plugin::monthly-report.report.preview'] } },
  ],
};
/** The page controller asks for the public role's permission itself: Strapi has no authentication outside /api. */
const OPEN = { auth: false };

export const routes = {
  /** Under /api/monthly-report. */
  'content-api': {
    type: 'content-api' as const,
    routes: [
      get('/reports', 'report.find'),
      get('/reports/:month', 'report.findOne'),
      get('/preview/:month', 'report.preview'),
      get('/totals', 'series.find'),
      get('/totals/:month', 'totals.findOne'),
      get('/totals/:month/:programme/:indicator/sources', 'sources.find'),
    ],
  },
  /** Web pages, at the root. */
  pages: {
    type: 'admin' as const,
    prefix: '',
    routes: [
      get('/reports', 'page.index', OPEN),
      get('/reports/report.css', 'page.stylesheet', OPEN),
      get('/reports/:month', 'page.report', OPEN),
    ],
  },
  /** Under /monthly-report, for the panel. */
  panel: {
    type: 'admin' as const,
    routes: [
      get('/indicators', 'panel.indicators', SIGNED_IN),
      get('/months', 'panel.months', MAY_PREVIEW),
      get('/totals/:month', 'panel.totals', MAY_PREVIEW),
      get('/preview/:month', 'panel.preview', MAY_PREVIEW),
      get('/findings/:month', 'findings.find', MAY_PREVIEW),
    ],
  },
};
