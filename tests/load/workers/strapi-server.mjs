/** `strapi-server.mjs [appDir distDir]`: a Strapi that serves, on a free port or PORT. Only ours knows months. */
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { namesIn } from '../lib/content-names.mjs';
import { createApiToken } from '../lib/api-token.mjs';
import { publishMonth } from '../lib/publish-month.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const strapi = await makeStrapi().start();
serveQuestions(
  {
    token: () => createApiToken(strapi),
    publishMonth: ({ month }) => publishMonth(strapi, month),
  },
  { port: strapi.server.httpServer.address().port, names: namesIn(strapi) },
);
