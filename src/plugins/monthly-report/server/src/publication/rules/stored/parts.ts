/**
 * The parts of a stored revision of the newest form: the name of each, its place in the whole, and its shape. Each
 * part can be read without the others.
 */
import type { Basis, Grouping, Locale } from '../../../../../shared/vocabulary';
import { memberOf, pick, type Shape } from './shape';
import { KEYS, SHAPES } from './version-2';

export interface Part<T, Where extends readonly string[]> {
  readonly shape: Shape<T>;
  /** The stored form of the part, taken from the stored form of the whole. */
  readonly of: (whole: unknown, ...where: Where) => unknown;
}

const part = <T, Where extends readonly string[]>(
  shape: Shape<T>,
  of: Part<T, Where>['of'],
): Part<T, Where> => ({ shape, of });

export const PARTS = {
  /** The name of the revision, and the revisions that it depends on. */
  header: part(SHAPES.header, (whole) => pick(whole, KEYS.header)),
  /** The report of one language. */
  report: part(SHAPES.report, (whole, locale: Locale) => memberOf(whole, 'models', locale)),
  /** The names behind the codes. */
  names: part(SHAPES.names, (whole) => pick(whole, KEYS.names)),
  /** The totals of one programme at every basis, with its indicators. */
  figures: part(SHAPES.figures, (whole, programme: string) =>
    pick(programmeOf(whole, programme), KEYS.figures),
  ),
  /** One programme's groups at one basis. */
  groups: part(SHAPES.groups, (whole, programme: string, basis: Basis, grouping: Grouping) =>
    memberOf(programmeOf(whole, programme), 'groups', basis, grouping),
  ),
  /** The same groups by the options of dimensions; undefined if nothing is broken down. */
  groupOptions: part(SHAPES.groupOptions, (whole, programme: string, basis: Basis, grouping: Grouping) =>
    memberOf(programmeOf(whole, programme), 'groupOptions', basis, grouping),
  ),
  /** The counted activities of one programme. */
  activities: part(SHAPES.activities, (whole, programme: string) =>
    memberOf(programmeOf(whole, programme), 'activities'),
  ),
  /** Activities of earlier months whose states are still carried by levels. */
  carried: part(SHAPES.activities, (whole, programme: string) =>
    memberOf(programmeOf(whole, programme), 'carried'),
  ),
  /** The part that is kept for the record. */
  record: part(SHAPES.record, (whole) => pick(whole, KEYS.record)),
};

/** @throws Mismatch if the part is missing or has another shape. */
export const readPart = <T, Where extends readonly string[]>(
  { shape, of }: Part<T, Where>,
  whole: unknown,
  ...where: Where
): T => shape.read(of(whole, ...where));

function programmeOf(whole: unknown, code: string): unknown {
  const programmes = memberOf(whole, 'programmes');
  if (!Array.isArray(programmes)) return undefined;
  return programmes.find((programme: unknown) => memberOf(programme, 'programme', 'code') === code);
}
