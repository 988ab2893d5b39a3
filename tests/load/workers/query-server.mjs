/** A Strapi that serves, and lists the types and fields for queries. */
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { publishMonth } from '../lib/publish-month.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const strapi = await makeStrapi().start();
// Otherwise a log line for each request would be measured too.
strapi.log.level = 'error';

const attributesOf = ({ attributes }) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { type, target, component, relation, private: isPrivate }]) => [
      name,
      { type, target: type === 'media' ? 'plugin::upload.file' : (target ?? component), relation, isPrivate },
    ]),
  );

serveQuestions(
  {
    publishMonth: ({ month }) => publishMonth(strapi, month),
    /** Every content type and component by its uid, and the lists of the Content API by their addresses. */
    model: () => ({
      schemas: Object.fromEntries(
        Object.values({ ...strapi.contentTypes, ...strapi.components }).map((schema) => [
          schema.uid,
          attributesOf(schema),
        ]),
      ),
      lists: Object.values(strapi.contentTypes)
        .filter(({ uid }) => uid.startsWith('api::') && uid !== 'api::stated-figure.stated-figure')
        .map(({ uid, info }) => [`/api/${info.pluralName}`, uid]),
    }),
  },
  { port: strapi.server.httpServer.address().port },
);
