/**
 * Completes Strapi's own OpenAPI document. Strapi describes every route of the Content API from its zod schemas; this
 * file corrects the gaps and errors of Strapi 5.54, and each correction says why.
 */
import type { OpenApiDocument } from './document';
import { describeOwnOperations } from './own-operations';
import { mendOperations, addRefusals } from './stock-operations';
import { mendSchemas } from './stock-schemas';

const TITLE = 'Joint programme monthly report · 联合公益计划月报';

const DESCRIPTION = `Reports, totals and stories of joint programmes, a month at a time.

Everything under \`/api/monthly-report\` is calculated and, for a published month, frozen; Strapi's own REST beside it
(\`/api/stories\`, \`/api/activities\` …) gives the content itself, of published months and with photos whose people agreed.
Read only: accounts of the panel write there. Figures are \`null\` where nobody has reported them (未填报), and 0 where there was none.

Web pages for readers stand outside \`/api\`: \`/reports\` lists the months, \`/reports/2020-12\` is one of them, \`?locale=en\` in English.

Public answers carry a strong \`ETag\`: keep the answer, send \`If-None-Match\`, get 304. Drafts (\`status=draft\`) need an API
token with the preview action of the monthly report, and are 403 without.`;

/** @param document as Strapi generates it; it is changed. */
export function completeDocument(document: OpenApiDocument): OpenApiDocument {
  // 1. Title and address: Strapi's paths leave out the prefix of its API
  document.info = { ...document.info, title: TITLE, description: DESCRIPTION };
  document.servers = [{ url: '/api' }];
  // Most of the API is open to everybody: a token is needed for drafts and for writing.
  document.security = [{}, { bearerAuth: [] }];

  // 2. Its schemas
  mendSchemas(document);

  // 3. Its operations
  addRefusals(document);
  mendOperations(document);

  // 4. The operations of this plugin
  describeOwnOperations(document);
  return document;
}
