import { boundAccounts } from './bound-accounts';
import { databaseRefusals } from './database-refusals';
import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';
import { queryBudget } from './query-budget';
import { readableBody } from './readable-body';

export const middlewares = {
  'bound-accounts': boundAccounts,
  'database-refusals': databaseRefusals,
  'json-errors': jsonErrors,
  'public-months': publicMonths,
  'query-budget': queryBudget,
  'readable-body': readableBody,
};
