import { BESIDE, BESIDE_KINDS, isTypedKind, type BesideKind, type TypedKind } from '../../../shared/beside';

/** The kind of a content type that has a panel of its own; undefined for every other. */
export const kindOf = (model: string): BesideKind | undefined =>
  BESIDE_KINDS.find((kind) => BESIDE[kind] === model);

export const typedKindOf = (model: string): TypedKind | undefined => {
  const kind = kindOf(model);
  return kind !== undefined && isTypedKind(kind) ? kind : undefined;
};
