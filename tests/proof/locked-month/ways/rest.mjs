/** Writes with a token through Strapi's REST routes. */
import { named } from './attempt.mjs';

const PLURALS = {
  activity: 'activities',
  story: 'stories',
  progress: 'progress-updates',
  overview: 'programme-months',
};

/** @returns {import('./attempt.mjs').Attempt | null} Strapi's REST with a full-access token; null without such a route */
export function byRest(target) {
  const { type, operation, documentId, data, locale } = target;
  if (PLURALS[type] === undefined) return null;
  const collection = `/api/${PLURALS[type]}`;
  const entry = `${collection}/${documentId}`;
  const inLocale = locale === null ? '' : `?locale=${locale}`;
  const draft = '?status=draft';
  const REQUESTS = {
    edit: ['PUT', entry + draft, { data }],
    editAndPublish: ['PUT', entry, { data }],
    editEnglish: ['PUT', entry + inLocale, { data }],
    moveOut: ['PUT', entry, { data }],
    moveIn: ['PUT', entry, { data }],
    create: ['POST', collection + draft, { data }],
    createPublished: ['POST', collection, { data }],
    delete: ['DELETE', entry],
    deleteEnglish: ['DELETE', entry + inLocale],
  };
  const request = REQUESTS[operation];
  return request === undefined ? null : named('REST', target, { as: 'token', request });
}
