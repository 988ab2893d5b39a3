import { boundAccounts } from './bound-accounts';
import { jsonErrors } from './json-errors';
import { knownStrategies } from './known-strategies';
import { publicMonths } from './public-months';
import { readableBody } from './readable-body';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  'bound-accounts': boundAccounts,
  'json-errors': jsonErrors,
  'known-strategies': knownStrategies,
  'public-months': publicMonths,
  'readable-body': readableBody,
  'unanswerable-queries': unanswerableQueries,
};
