import { BESIDE, BESIDE_KINDS, isTypedKind, type BesideKind, type TypedKind } from '../../../shared/beside';

/** The kind of a content type that has its own panel; undefined for all other types. */
export const kindOf = (model: string): BesideKind | undefined =>
  BESIDE_KINDS.find((kind) => BESIDE[kind] === model);

export const typedKindOf = (model: string): TypedKind | undefined => {
  const kind = kindOf(model);
  return kind !== undefined && isTypedKind(kind) ? kind : undefined;
};
