import { boundAccounts } from './bound-accounts';
import { cors } from './cors';
import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';
import { readableBody } from './readable-body';
import { requestLog } from './request-log';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  'bound-accounts': boundAccounts,
  cors,
  'json-errors': jsonErrors,
  'public-months': publicMonths,
  'readable-body': readableBody,
  'request-log': requestLog,
  'unanswerable-queries': unanswerableQueries,
};
