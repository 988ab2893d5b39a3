import { jsonErrors } from './json-errors';
import { publicMonths } from './public-months';
import { readableBody } from './readable-body';

export const middlewares = {
  'json-errors': jsonErrors,
  'public-months': publicMonths,
  'readable-body': readableBody,
};
