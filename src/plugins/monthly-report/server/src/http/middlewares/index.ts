import { bodies } from './bodies';
import { boundAccounts } from './bound-accounts';
import { callerMistakes } from './caller-mistakes';
import { cors } from './cors';
import { databaseRefusals } from './database-refusals';
import { jsonErrors } from './json-errors';
import { keptAnswers } from './kept-answers';
import { publicMonths } from './public-months';
import { queryBudget } from './query-budget';
import { requestLog } from './request-log';
import { security } from './security';

export const middlewares = {
  bodies,
  'bound-accounts': boundAccounts,
  'caller-mistakes': callerMistakes,
  cors,
  'database-refusals': databaseRefusals,
  'json-errors': jsonErrors,
  'kept-answers': keptAnswers,
  'public-months': publicMonths,
  'query-budget': queryBudget,
  'request-log': requestLog,
  security,
};
