import { bodies } from './bodies';
import { boundAccounts } from './bound-accounts';
import { cors } from './cors';
import { jsonErrors } from './json-errors';
import { knownStrategies } from './known-strategies';
import { publicMonths } from './public-months';
import { requestLog } from './request-log';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  bodies,
  'bound-accounts': boundAccounts,
  cors,
  'json-errors': jsonErrors,
  'known-strategies': knownStrategies,
  'public-months': publicMonths,
  'request-log': requestLog,
  'unanswerable-queries': unanswerableQueries,
};
