import type { Translated } from '../entries/rules/facts';
import { text, textOrNull, type Row } from './rows';

/** A pair of plain fields: `name` in Chinese, `nameEn` in English if there is one. */
export function translated(row: Row, field: string): Translated {
  return { 'zh-Hans': text(row, field), en: textOrNull(row, `${field}En`) };
}

export function translatedOrNull(row: Row, field: string): Translated | null {
  return textOrNull(row, field) === null ? null : translated(row, field);
}
