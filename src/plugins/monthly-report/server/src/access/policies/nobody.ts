import { NotFoundError } from '../../errors';

/** Stands before a route that nobody declared, which is answered like none at all. */
export function nobody(): never {
  throw new NotFoundError('There is nothing at this address.');
}
