/** Strapi's own REST: content for front ends, and its other routes. */
import { contentApi, open, type Answer, type Expectation, type Expectations } from './expectation';

/** Only for a token with full access. */
const fullAccess = (answer: Answer): Expectation =>
  contentApi({
    public: 403,
    reader: 403,
    readOnlyToken: 403,
    customToken: 403,
    previewToken: 403,
    fullAccessToken: answer,
  });

/** For tokens that read: these types are closed to the public and to accounts of a front end. */
const readingTokens = (answer: Answer): Expectation =>
  contentApi({
    public: 403,
    reader: 403,
    readOnlyToken: answer,
    customToken: 403,
    previewToken: 403,
    fullAccessToken: answer,
  });

/** Open to the public role; the custom tokens do not have the right. */
const content = (seen: Answer, previewed: Answer): Expectation =>
  contentApi({
    public: seen,
    reader: 403,
    readOnlyToken: seen,
    customToken: 403,
    previewToken: 403,
    fullAccessToken: previewed,
  });

/** Activities: the custom tokens have the right. */
const activities = (seen: Answer, previewed: Answer): Expectation => ({
  ...content(seen, previewed),
  customToken: seen,
  previewToken: previewed,
});

const signedInReaders = (reader: Answer, fullAccessToken: Answer): Expectation => ({
  ...fullAccess(fullAccessToken),
  reader,
});

const LIST = { published: 200, preview: 403 };
const PREVIEWED_LIST = { published: 200, preview: 200 };
const ONE = { missing: 404, preview: 403 };
const PREVIEWED_ONE = { missing: 404, preview: 404 };

const TYPES = [
  'activity-types',
  'communities',
  'dimensions',
  'indicators',
  'memberships',
  'partner-tiers',
  'partners',
  'programme-months',
  'programmes',
  'progress-updates',
  'regions',
  'stories',
] as const;

const ofType = (plural: string): Expectations => ({
  [`GET /api/${plural}`]: content(LIST, PREVIEWED_LIST),
  [`GET /api/${plural}/:id`]: content(ONE, PREVIEWED_ONE),
  ...writesOf(plural),
});

/** Only a token with the right to write may write by the Content API; these bodies lack their data. */
const writesOf = (plural: string): Expectations => ({
  [`POST /api/${plural}`]: fullAccess(400),
  [`PUT /api/${plural}/:id`]: fullAccess(400),
  [`DELETE /api/${plural}/:id`]: fullAccess(204),
});

export const CONTENT_API: Expectations = {
  ...Object.assign({}, ...TYPES.map(ofType)),

  'GET /api/activities': activities(LIST, PREVIEWED_LIST),
  // The months of both entries, own and other, are not published.
  'GET /api/activities/:id': activities(
    { own: 404, other: 404, missing: 404, published: 200, preview: 403 },
    { own: 200, other: 200, missing: 404, published: 200, preview: 200 },
  ),
  // For every asker: the private fields of a partner are never in an answer.
  'GET /api/partners/:id': content(
    { own: 200, other: 200, missing: 404, preview: 403 },
    { own: 200, other: 200, missing: 404, preview: 200 },
  ),
  // Never published.
  'GET /api/stories/:id': content(
    { own: 404, other: 404, missing: 404, preview: 403 },
    { own: 404, other: 404, missing: 404, preview: 200 },
  ),
  'POST /api/activities': fullAccess(400),
  'PUT /api/activities/:id': fullAccess({ own: 200, other: 200, missing: 404 }),
  'DELETE /api/activities/:id': fullAccess(204),
};

export const OTHER_CONTENT_API: Expectations = {
  // Reading the library needs the preview action: a file there may lack consent.
  'GET /api/upload/files': fullAccess(200),
  'GET /api/upload/files/:id': fullAccess({ own: 200, other: 200, missing: 404 }),
  'GET /api/upload/files/page': fullAccess(200),
  'POST /api/upload': fullAccess(400),
  'DELETE /api/upload/files/:id': fullAccess({ own: 200, other: 200, missing: 404 }),

  'GET /api/content-type-builder/components': fullAccess(200),
  'GET /api/content-type-builder/components/:uid': fullAccess(404),
  'GET /api/content-type-builder/content-types': fullAccess(200),
  'GET /api/content-type-builder/content-types/:uid': fullAccess(200),
  'GET /api/i18n/locales': fullAccess(200),
  'POST /api/email': fullAccess(400),

  'GET /api/users': readingTokens(200),
  'POST /api/users': fullAccess(400),
  'GET /api/users/:id': readingTokens(204),
  'PUT /api/users/:id': fullAccess(404),
  'DELETE /api/users/:id': fullAccess(204),
  'GET /api/users/count': fullAccess(200),
  'GET /api/users/me': signedInReaders(200, 401),
  'GET /api/users-permissions/permissions': fullAccess(200),
  'GET /api/users-permissions/roles': readingTokens(200),
  'GET /api/users-permissions/roles/:id': readingTokens(404),
  'POST /api/users-permissions/roles': fullAccess(400),
  'PUT /api/users-permissions/roles/:role': fullAccess(400),
  'DELETE /api/users-permissions/roles/:role': fullAccess(404),

  'POST /api/auth/local': fullAccess(400),
  'POST /api/auth/local/register': fullAccess(400),
  'POST /api/auth/forgot-password': fullAccess(400),
  'POST /api/auth/reset-password': fullAccess(400),
  'POST /api/auth/send-email-confirmation': fullAccess(400),
  'POST /api/auth/refresh': fullAccess(404),
  'GET /api/auth/email-confirmation': fullAccess(400),
  'GET /api/auth/:provider/callback': fullAccess(400),
  'GET /api/connect/(.*)': fullAccess(400),
  'POST /api/auth/change-password': signedInReaders(400, 400),
  'POST /api/auth/logout': signedInReaders(404, 404),
  'GET /api/auth/sessions': signedInReaders(404, 404),
  'DELETE /api/auth/sessions/:sessionId': signedInReaders(404, 404),

  'ALL /_health': open(204),
  'GET /': open(302),
  'GET /((?!uploads/).+)': open(404),
  'GET /uploads/(.*)': open(404),
};
