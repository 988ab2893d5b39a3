import { boundAccounts } from './bound-accounts';
import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';
import { readableBody } from './readable-body';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  'bound-accounts': boundAccounts,
  'json-errors': jsonErrors,
  'public-months': publicMonths,
  'readable-body': readableBody,
  'unanswerable-queries': unanswerableQueries,
};
