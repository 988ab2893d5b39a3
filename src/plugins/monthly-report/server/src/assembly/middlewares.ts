import type { Core } from '@strapi/strapi';

import { bodies } from '../http/middlewares/bodies';
import { boundAccounts } from '../http/middlewares/bound-accounts';
import { callerMistakes } from '../http/middlewares/caller-mistakes';
import { cors } from '../http/middlewares/cors';
import { databaseRefusals } from '../http/middlewares/database-refusals';
import { jsonErrors } from '../http/middlewares/json-errors';
import { keptAnswers } from '../http/middlewares/kept-answers';
import { publicMonths, type PublicMonthsConfig } from '../http/middlewares/public-months';
import { queryBudget } from '../http/middlewares/query-budget';
import { requestLog } from '../http/middlewares/request-log';
import { security } from '../http/middlewares/security';
import { publicQuestions } from './addresses';
import { servicesOf } from './services';

interface Context {
  readonly strapi: Core.Strapi;
}

export const middlewares = {
  bodies,
  'bound-accounts': boundAccounts,
  'caller-mistakes': callerMistakes,
  cors,
  'database-refusals': databaseRefusals,
  'json-errors': jsonErrors,
  'kept-answers': (_config: unknown, { strapi }: Context) => {
    const services = servicesOf(strapi);
    return keptAnswers(services, publicQuestions(services));
  },
  'public-months': (config: PublicMonthsConfig, { strapi }: Context) =>
    publicMonths(config, servicesOf(strapi)),
  'query-budget': queryBudget,
  'request-log': requestLog,
  security,
};
