/** `strapi-server.mjs [appDir distDir]`: a Strapi that serves, on a free port or PORT. */
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { namesIn } from '../lib/content-names.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const strapi = await makeStrapi().start();
serveQuestions({}, { port: strapi.server.httpServer.address().port, names: namesIn(strapi) });
