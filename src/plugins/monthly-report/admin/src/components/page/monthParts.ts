import type { Right } from '../../permissions';

/** The parts of a month in the order of the work, each with its rights: any one of them opens the part. */
export const MONTH_PARTS = [
  { part: 'submissions', rights: ['readSubmissions'] },
  { part: 'checks', rights: ['preview', 'readSubmissions'] },
  { part: 'figures', rights: ['preview'] },
  { part: 'preview', rights: ['preview'] },
  { part: 'revisions', rights: null },
  { part: 'trail', rights: ['readTrail'] },
] as const satisfies readonly { readonly part: string; readonly rights: readonly Right[] | null }[];

export type MonthPart = (typeof MONTH_PARTS)[number]['part'];

export const partsFor = (may: (right: Right) => boolean): MonthPart[] =>
  MONTH_PARTS.filter(({ rights }) => rights === null || rights.some(may)).map(({ part }) => part);
