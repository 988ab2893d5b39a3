import { ValidationError } from '../../../errors';
import { isOver, sentenceOf, type LimitName } from './limits';

/** @throws ValidationError (400) that names the part and says what is accepted. */
export function refuse(part: string, accepted: string): never {
  throw new ValidationError(`"${part.slice(0, 200)}" is malformed; accepted: ${accepted}.`);
}

/** @throws ValidationError (400) with the sentence of the limit. */
export function keepWithin(name: LimitName, used: number): void {
  if (isOver(name, used)) throw new ValidationError(sentenceOf(name));
}
