import { bodies } from './bodies';
import { boundAccounts } from './bound-accounts';
import { cors } from './cors';
import { databaseRefusals } from './database-refusals';
import { jsonErrors } from './json-errors';
import { knownStrategies } from './known-strategies';
import { publicMonths } from './public-months';
import { queryBudget } from './query-budget';
import { requestLog } from './request-log';

export const middlewares = {
  bodies,
  'bound-accounts': boundAccounts,
  cors,
  'database-refusals': databaseRefusals,
  'json-errors': jsonErrors,
  'known-strategies': knownStrategies,
  'public-months': publicMonths,
  'query-budget': queryBudget,
  'request-log': requestLog,
};
