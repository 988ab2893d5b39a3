import { bodies } from './bodies';
import { boundAccounts } from './bound-accounts';
import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  bodies,
  'bound-accounts': boundAccounts,
  'json-errors': jsonErrors,
  'public-months': publicMonths,
  'unanswerable-queries': unanswerableQueries,
};
