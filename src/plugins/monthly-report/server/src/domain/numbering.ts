/**
 * Numbers of headings, made from the place of a heading and never typed: typed numbers
 * jumped in the report of December 2020. Chinese follows GB/T 9704 (一、（一）1.（1）),
 * English is decimal (1. 1.1 1.1.1).
 */
import nzh from 'nzh';
import type { Locale } from '../../../shared/vocabulary';

const CHINESE_LEVELS: readonly ((position: number) => string)[] = [
  (position) => `${nzh.cn.encodeS(position)}、`,
  (position) => `（${nzh.cn.encodeS(position)}）`,
  (position) => `${position}.`,
  (position) => `（${position}）`,
];

/**
 * @param path positions from the top level down, each from 1: [2, 1] is the first heading in the second.
 * @throws RangeError for an empty path or one deeper than the four levels that have a number.
 */
export function headingNumber(path: readonly number[], locale: Locale): string {
  const numberAt = CHINESE_LEVELS[path.length - 1];
  const position = path.at(-1);
  if (numberAt === undefined || position === undefined) {
    throw new RangeError(
      `Headings are numbered on 1 to ${CHINESE_LEVELS.length} levels, not on ${path.length}`,
    );
  }
  if (locale === 'zh-Hans') return numberAt(position);
  return path.length === 1 ? `${position}.` : path.join('.');
}
