/** Names of kept rows as text, for maps: one key, one row. */
import type { Month } from '../month';
import type { Dimension, Scope } from './scopes';

export const THINGS = { partner: 0, community: 1 } as const;

/** What is counted distinct. The numbers are what the tables hold. */
export type Thing = (typeof THINGS)[keyof typeof THINGS];

export interface CellId extends Scope {
  readonly month: Month;
}

/** A partner or community that has been active in a scope. */
export interface MemberId extends Scope {
  readonly thing: Thing;
  readonly thingId: number;
}

export type CellKey = string & { readonly __brand: 'CellKey' };
export type MemberKey = string & { readonly __brand: 'MemberKey' };

export function cellKey({ programme, dimension, member, month }: CellId): CellKey {
  return `${programme} ${dimension} ${member} ${month}` as CellKey;
}

export function cellIdOf(key: CellKey): CellId {
  const [programme, dimension, member, month] = key.split(' ');
  return {
    programme: Number(programme),
    dimension: Number(dimension) as Dimension,
    member: Number(member),
    month: month as Month,
  };
}

export function memberKey({ programme, dimension, member, thing, thingId }: MemberId): MemberKey {
  return `${programme} ${dimension} ${member} ${thing} ${thingId}` as MemberKey;
}

export function memberIdOf(key: MemberKey): MemberId {
  const [programme, dimension, member, thing, thingId] = key.split(' ').map(Number) as [
    number,
    Dimension,
    number,
    Thing,
    number,
  ];
  return { programme, dimension, member, thing, thingId };
}
