import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';
import { unanswerableQueries } from './unanswerable-queries';

export const middlewares = {
  'json-errors': jsonErrors,
  'public-months': publicMonths,
  'unanswerable-queries': unanswerableQueries,
};
