/**
 * The part of a figure that belongs to one option of a breakdown (分组) is kept beside the figure under its own
 * code, `participants.sex.female`: no indicator has a point in its code.
 */
const BETWEEN = '.';

export const optionCode = (indicator: string, dimension: string, option: string): string =>
  [indicator, dimension, option].join(BETWEEN);

export const isOptionCode = (code: string): boolean => code.includes(BETWEEN);

/** The indicator of a code: the code itself, or the indicator that the option belongs to. */
export function indicatorOfCode(code: string): string {
  const point = code.indexOf(BETWEEN);
  return point < 0 ? code : code.slice(0, point);
}

/** The code of the same option of another indicator. */
export const sameOptionOf = (indicator: string, code: string): string =>
  indicator + code.slice(code.indexOf(BETWEEN));
