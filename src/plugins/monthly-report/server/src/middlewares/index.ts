import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';

export const middlewares = {
  'json-errors': jsonErrors,
  'public-months': publicMonths,
};
