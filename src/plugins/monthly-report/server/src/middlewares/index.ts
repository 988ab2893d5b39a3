import { bodies } from './bodies';
import { boundAccounts } from './bound-accounts';
import { jsonErrors } from './json-errors';
import { knownStrategies } from './known-strategies';
import { publicMonths } from './public-months';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  bodies,
  'bound-accounts': boundAccounts,
  'json-errors': jsonErrors,
  'known-strategies': knownStrategies,
  'public-months': publicMonths,
  'unanswerable-queries': unanswerableQueries,
};
