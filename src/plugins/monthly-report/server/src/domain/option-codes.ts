/**
 * The part of a figure that is of one option of a breakdown (分组) is kept beside the figure under a code of
 * its own, `participants.sex.female`: no indicator has a point in its code.
 */
const BETWEEN = '.';

export const optionCode = (indicator: string, dimension: string, option: string): string =>
  [indicator, dimension, option].join(BETWEEN);

export const isOptionCode = (code: string): boolean => code.includes(BETWEEN);

/** The indicator that a code is of: the code itself, or the one whose option it is. */
export function indicatorOfCode(code: string): string {
  const point = code.indexOf(BETWEEN);
  return point < 0 ? code : code.slice(0, point);
}

/** The code of the same option of another indicator. */
export const sameOptionOf = (indicator: string, code: string): string =>
  indicator + code.slice(code.indexOf(BETWEEN));
