/** Names of kept rows as text, for maps: one key, one row. */
import { monthsOfYear, type Period, type Year } from '../../domain/month';
import type { Dimension, Scope } from './scopes';

export const THINGS = { partner: 0, community: 1 } as const;

/** The kinds of things that are counted distinct. The tables hold these numbers. */
export type Thing = (typeof THINGS)[keyof typeof THINGS];

export interface CellId extends Scope {
  readonly period: Period;
}

/** A partner or community that has been active in a scope. */
export interface MemberId extends Scope {
  readonly thing: Thing;
  readonly thingId: number;
}

export type CellKey = string & { readonly __brand: 'CellKey' };
export type MemberKey = string & { readonly __brand: 'MemberKey' };

export function cellKey({ programme, dimension, member, period }: CellId): CellKey {
  return `${programme} ${dimension} ${member} ${period}` as CellKey;
}

export function cellIdOf(key: CellKey): CellId {
  const [programme, dimension, member, period] = key.split(' ');
  return {
    programme: Number(programme),
    dimension: Number(dimension) as Dimension,
    member: Number(member),
    period: period as Period,
  };
}

/** The cells of the months that a year's cell is made of, whether they are kept or not. */
export function monthKeysOf(id: Scope, year: Year): CellKey[] {
  return monthsOfYear(year).map((period) => cellKey({ ...id, period }));
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
