import { NotFoundError } from '../../errors';

/** Closes a route that nobody declared: the answer is the same as for an address without a route. */
export function nobody(): never {
  throw new NotFoundError('There is nothing at this address.');
}
